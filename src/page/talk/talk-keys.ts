import { findSlide, type SlideSearch } from "./find-slide.ts";
import { offerResume } from "./offer-resume.ts";
import { keyOf } from "./key-of.ts";
import { hasDialog } from "./open-dialog.ts";
import { createOverview } from "./overview.ts";
import { createPointTools } from "./point-tools.ts";
import { say } from "./say.ts";
import { addHelpButton, showHelp, type HelpRow } from "./show-help.ts";
import { createSpeakerView } from "./speaker-view.ts";
import { listCommands } from "./talk-commands.ts";
import type { Talk } from "./talk.ts";
import { createZoom } from "./zoom.ts";

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
