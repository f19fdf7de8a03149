import type { TalkWords } from "../../core/protocol/talk-words.ts";
import { findSlide, type SlideSearch } from "./find-slide.ts";
import { keyOf } from "./key-of.ts";
import { makeElement } from "./make-element.ts";
import { hasDialog } from "./open-dialog.ts";
import { createOverview } from "./overview.ts";
import { createPointTools } from "./point-tools.ts";
import { addHelpButton, type HelpRow, showHelp } from "./show-help.ts";
import { createSpeakerView } from "./speaker-view.ts";
import { readStored, store, storeKey } from "./stored.ts";
import type { Talk } from "./talk.ts";

/**
 * Makes the speaker's tools and returns what they do with a key: true where one took it. Keys that
 * are pressed in the speaker's window do there what they do in the deck's. The help lists `others`,
 * too: keys that somebody else listens to.
 */
export function createTalkKeys(
  talk: Talk,
  others: readonly HelpRow[],
): (event: KeyboardEvent) => boolean {
  const { page, words } = talk;
  const tools = createPointTools(talk, () => speaker.showInk());
  const zoom = createZoom(talk, tools.isDrawing);
  const overview = createOverview(talk);
  const resume = offerResume(talk);
  const help = (where: Document): void => {
    const own = commands.map(({ word, ...rest }) => ({ ...rest, text: words[word] }));
    showHelp(where, talk, [...own, ...others]);
  };
  const commands = listCommands({
    black: () => talk.reveal.togglePause(),
    find: (where, key) => findSlide(where, toSearch(talk), /^\d$/.test(key) ? key : ""),
    overview: overview.toggle,
    speaker: (where) => {
      if (!speaker.open()) say(where, words.blocked);
    },
    laser: () => tools.toggle("laser"),
    draw: () => tools.toggle("draw"),
    clear: tools.clear,
    zoom: zoom.toggle,
    fullscreen: toggleFullscreen,
    help,
  });
  const own = new Map(
    commands.flatMap(({ keys, run }) => keys.flatMap((key) => (run ? [[key, run] as const] : []))),
  );
  /** Some keys mean something to a tool only while it is at work; Escape leads to the overview else. */
  const answer = (key: string): boolean => {
    if (overview.take(key)) return true;
    if (key === "Enter") return resume();
    if (key !== "Escape") return false;
    if (!tools.layDown() && !zoom.leave()) overview.toggle();
    return true;
  };
  const take = (event: KeyboardEvent, where: Document): boolean => {
    if (hasDialog(where)) return true;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return false;
    const key = keyOf(event);
    const run = own.get(key.toLowerCase());
    if (run === undefined && !answer(key)) return false;
    event.preventDefault();
    run?.(where, key);
    return true;
  };
  const speaker = createSpeakerView(talk, {
    onOpen: ({ current }) =>
      tools.workOn(current, () => current.querySelector<HTMLElement>(".slide")),
    onKey: (event, where) => {
      if (take(event, where) || isOnButton(event)) return;
      page.dispatchEvent(new KeyboardEvent("keydown", event));
    },
  });
  addHelpButton(page, talk, () => help(page));
  return (event) => take(event, page);
}

function toSearch({ reveal, near, words }: Talk): SlideSearch {
  const go = (index: number): void => reveal.slide(index);
  return { slides: reveal.getSlides(), contentOf: near.contentOf, words, go, current: null };
}

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, [contenteditable]");
}

/** A button that has the focus is pressed by these keys. */
function isOnButton({ key, target }: KeyboardEvent): boolean {
  const isPress = key === "Enter" || key === " ";
  return isPress && target !== null && "type" in target && target.type === "button";
}

/** The browser refuses where it has not been asked by a key or a click in that window. */
function toggleFullscreen(where: Document): void {
  const done =
    where.fullscreenElement === null
      ? where.documentElement.requestFullscreen()
      : where.exitFullscreen();
  done.catch((error: Error) => say(where, error.message));
}

/** What a key does, and how the help lists it. */
interface Command {
  readonly word: keyof TalkWords;
  /** The keys as the help shows them. */
  readonly shown: readonly string[];
  /** As `KeyboardEvent.key` says, letters in lower case. */
  readonly keys: readonly string[];
  /** Acts in the window in which the key was pressed; null for what reveal.js does itself. */
  readonly run: ((where: Document, key: string) => void) | null;
}

/** What the commands that reveal.js does not know do. */
type CommandActions = Readonly<
  Record<
    | "black"
    | "find"
    | "overview"
    | "speaker"
    | "laser"
    | "draw"
    | "clear"
    | "zoom"
    | "fullscreen"
    | "help",
    (where: Document, key: string) => void
  >
>;

const digits = Array.from({ length: 10 }, (_, digit) => String(digit));

/** Returns all commands, in the order in which the help lists them. */
function listCommands(actions: CommandActions): readonly Command[] {
  return [
    { word: "next", shown: ["→", "Space", "PageDown"], keys: [], run: null },
    { word: "previous", shown: ["←", "PageUp"], keys: [], run: null },
    { word: "ends", shown: ["Home", "End"], keys: [], run: null },
    { word: "find", shown: ["G", "/", "0–9"], keys: ["g", "/", ...digits], run: actions.find },
    { word: "overview", shown: ["O", "Esc"], keys: ["o"], run: actions.overview },
    { word: "speaker", shown: ["S"], keys: ["s"], run: actions.speaker },
    { word: "black", shown: ["B", "."], keys: ["b", "."], run: actions.black },
    { word: "laser", shown: ["L"], keys: ["l"], run: actions.laser },
    { word: "draw", shown: ["D"], keys: ["d"], run: actions.draw },
    { word: "clear", shown: ["C"], keys: ["c"], run: actions.clear },
    { word: "zoom", shown: ["Z"], keys: ["z"], run: actions.zoom },
    { word: "fullscreen", shown: ["F"], keys: ["f"], run: actions.fullscreen },
    { word: "help", shown: ["?"], keys: ["?", "f1"], run: actions.help },
  ];
}

/** Shows a part of the slide in view twice as large; moving the pointer moves the part. */
interface Zoom {
  readonly toggle: () => void;
  /** Shows the whole slide. Returns false where it was shown. */
  readonly leave: () => boolean;
}

const zoomScale = 2;

/** Returns the zoom. It stays where it is while `isHeld` says so. */
function createZoom({ page, deck, reveal }: Talk, isHeld: () => boolean): Zoom {
  let isOn = false;
  let origin = "50% 50%";
  const apply = (): void => {
    page.documentElement.classList.toggle("is-zoomed", isOn);
    deck.style.transformOrigin = origin;
    deck.style.transform = isOn ? `scale(${zoomScale})` : "";
  };
  const leave = (): boolean => {
    const was = isOn;
    isOn = false;
    if (was) apply();
    return was;
  };
  const follow = ({ clientX, clientY }: PointerEvent): void => {
    if (isOn && isHeld()) return;
    // What is under the pointer stays under it: at the page's edges it is the slide's edges.
    origin = `${clientX}px ${clientY}px`;
    if (isOn) apply();
  };
  page.addEventListener("pointermove", follow, { capture: true });
  reveal.on("slidechanged", leave);
  return {
    leave,
    toggle: () => {
      isOn = !isOn;
      apply();
    },
  };
}

/**
 * Remembers the slide at which the lecture stands, and offers it when the deck is opened at its
 * beginning. A lecture that came to its last slide has not stopped. Returns how to take the offer;
 * false where there is none.
 */
function offerResume({ page, reveal, words }: Talk): () => boolean {
  const key = storeKey(page, "place");
  const storage = () => window.localStorage;
  const slides = reveal.getSlides();
  const left = slides.findIndex(({ id }) => id === readStored(storage, key));
  const isAtBeginning = reveal.getIndices().h === 0;
  const offer = left > 0 && isAtBeginning ? makeOffer(page) : null;
  if (offer !== null) {
    const { box, go, dismiss } = offer;
    go.append(`${words.resume} ${left + 1} `, makeElement(page, "kbd", { text: "Enter" }));
    go.addEventListener("click", () => reveal.slide(left));
    dismiss.title = words.close;
    dismiss.addEventListener("click", () => box.remove());
    page.body.append(box);
  }
  reveal.on("slidechanged", () => {
    offer?.box.remove();
    const { h } = reveal.getIndices();
    store(storage, key, h < slides.length - 1 ? (slides[h]?.id ?? null) : null);
  });
  return () => {
    const isOffered = offer?.box.isConnected === true;
    if (isOffered) reveal.slide(left);
    return isOffered;
  };
}

function makeOffer(page: Document): {
  readonly box: HTMLElement;
  readonly go: HTMLElement;
  readonly dismiss: HTMLElement;
} {
  const go = makeElement(page, "button", { attributes: { type: "button" } });
  const dismiss = makeElement(page, "button", { text: "×", attributes: { type: "button" } });
  const box = makeElement(page, "aside", { className: "talk-offer", children: [go, dismiss] });
  return { box, go, dismiss };
}

const shownMs = 6000;

/** Says something at the foot of a page for a while. */
function say(page: Document, text: string): void {
  const message = makeElement(page, "p", {
    className: "talk-message",
    text,
    attributes: { role: "status" },
  });
  page.body.append(message);
  page.defaultView?.setTimeout(() => message.remove(), shownMs);
}
