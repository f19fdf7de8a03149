import type { TalkWords } from "../../core/protocol/talk-words.ts";
import { makeElement } from "./make-element.ts";
import { createNotesSize, showNotes, fitPicture, pictureOf } from "./slide-content.ts";
import type { TalkClock } from "./talk-clock.ts";
import {
  delayMs,
  describeDelay,
  formatTime,
  isLate,
  readTalkPlan,
  sectionMs,
  type TalkPlan,
} from "./talk-plan.ts";
import { slidesReplaced, type Talk } from "./talk.ts";

/** The speaker's window, of which there is one at most. */
export interface SpeakerView {
  /** Opens it, or brings it to the front. Returns false where the browser does not let us. */
  readonly open: () => boolean;
  /** Shows anew what is drawn on the slide in view. */
  readonly showInk: () => void;
}

/** What the speaker view is told of, and tells. */
export interface SpeakerEvents {
  /** The window is open. */
  readonly onOpen: (shown: SpeakerWindow) => void;
  /** A key was pressed in it; `where` is its page. */
  readonly onKey: (event: KeyboardEvent, where: Document) => void;
}

const tickMs = 250;

/** Returns the speaker view of a talk, not open yet. Its clock starts when the slides first move. */
export function createSpeakerView(talk: Talk, events: SpeakerEvents): SpeakerView {
  const { page, reveal, clock } = talk;
  let shown: SpeakerWindow | null = null;
  // Read when it is first needed: a long deck is to start at once.
  let plan: TalkPlan | null = null;
  const tick = () => {
    if (shown !== null && plan !== null) showTimes(shown, { talk, plan, clock });
  };
  const refresh = () => {
    if (shown === null || shown.view.closed || plan === null) return;
    clock.enter(sectionInView(talk, plan));
    showSlides(shown, talk);
    tick();
  };
  reveal.on("slidechanged", () => {
    if (shown !== null && !shown.view.closed && !clock.hasRun()) clock.start();
    refresh();
  });
  for (const event of ["fragmentshown", "fragmenthidden"]) reveal.on(event, refresh);
  talk.deck.addEventListener(slidesReplaced, () => {
    plan = shown === null || shown.view.closed ? null : readTalkPlan(reveal.getSlides());
    refresh();
  });
  page.defaultView?.addEventListener("pagehide", () => shown?.view.close());
  return {
    showInk: () => {
      const to = shown?.current.querySelector(".slide");
      const ink = reveal.getCurrentSlide().querySelector(":scope > .talk-ink");
      to?.querySelector(":scope > .talk-ink")?.remove();
      if (ink !== null) to?.append(to.ownerDocument.importNode(ink, true));
    },
    open: () => {
      if (shown !== null && !shown.view.closed) {
        shown.view.focus();
        return true;
      }
      shown = openSpeakerWindow(talk);
      if (shown === null) return false;
      plan ??= readTalkPlan(reveal.getSlides());
      attach(shown, { talk, clock, events, tick });
      refresh();
      events.onOpen(shown);
      return true;
    },
  };
}

interface Inside {
  readonly talk: Talk;
  readonly plan: TalkPlan;
  readonly clock: TalkClock;
}

function attach(
  shown: SpeakerWindow,
  {
    talk,
    clock,
    events,
    tick,
  }: Omit<Inside, "plan"> & { readonly events: SpeakerEvents; readonly tick: () => void },
): void {
  const { view, page } = shown;
  view.setInterval(tick, tickMs);
  const fit = () => fitPictures(shown);
  view.addEventListener("resize", fit);
  // The style sheets are there a little later than the slides.
  page.addEventListener("load", fit, { capture: true });
  page.addEventListener("keydown", (event) => events.onKey(event, page));
  // Links in the notes lead away from the window.
  shown.notes.addEventListener("click", (event) => event.preventDefault());
  const act = (button: HTMLButtonElement, run: () => void) =>
    button.addEventListener("click", () => {
      run();
      tick();
      // A button that keeps the focus would take the space key.
      button.blur();
    });
  act(shown.run, () => (clock.isRunning() ? clock.pause() : clock.start()));
  act(shown.reset, clock.reset);
  act(shown.next, () => talk.reveal.next());
  act(shown.previous, () => talk.reveal.prev());
  const size = createNotesSize(shown.notes);
  act(shown.larger, () => size(1));
  act(shown.smaller, () => size(-1));
  size(0);
}

function indexInView({ reveal }: Talk): number {
  return reveal.getIndices().h;
}

function sectionInView(talk: Talk, plan: TalkPlan): string {
  return plan.slides[indexInView(talk)]?.section ?? "";
}

function showSlides(shown: SpeakerWindow, talk: Talk): void {
  const { reveal, words } = talk;
  const slides = reveal.getSlides();
  const index = indexInView(talk);
  const [current, upcoming] = [slides[index], slides[index + 1]];
  shown.place.textContent = `${index + 1} / ${slides.length}`;
  shown.current.replaceChildren(...pictureOf(current, shown.page));
  shown.upcoming.replaceChildren(...pictureOf(upcoming, shown.page));
  if (upcoming === undefined) shown.upcoming.textContent = words.atEnd;
  showNotes(shown.notes, current, words);
  fitPictures(shown);
}

function fitPictures({ current, upcoming }: SpeakerWindow): void {
  fitPicture(current);
  fitPicture(upcoming);
}

function showTimes(shown: SpeakerWindow, { talk, plan, clock }: Inside): void {
  const { words } = talk;
  const elapsed = clock.elapsedMs();
  const section = sectionInView(talk, plan);
  const delay = delayMs(plan, indexInView(talk), elapsed);
  shown.time.textContent = new Date().toLocaleTimeString(talk.page.documentElement.lang);
  shown.elapsed.textContent = `${formatTime(elapsed)} / ${formatTime(plan.totalMs)}`;
  shown.delay.textContent = describeDelay(delay, words);
  shown.delay.classList.toggle("is-late", isLate(delay));
  // A clock that does not run yet says nothing of the talk.
  shown.delay.hidden = !clock.hasRun();
  const times = `${formatTime(clock.inSectionMs(section))} / ${formatTime(sectionMs(plan, section))}`;
  shown.section.textContent = section === "" ? "" : `${times}  ${section}`;
  const label = clock.isRunning() ? words.pause : words.start;
  shown.run.textContent = label;
  shown.run.title = label;
}

/** What the speaker's window shows; the speaker view fills it. */
interface SpeakerWindow {
  readonly view: Window;
  readonly page: Document;
  readonly current: HTMLElement;
  readonly upcoming: HTMLElement;
  readonly notes: HTMLElement;
  readonly time: HTMLElement;
  readonly elapsed: HTMLElement;
  readonly delay: HTMLElement;
  readonly section: HTMLElement;
  readonly place: HTMLElement;
  readonly run: HTMLButtonElement;
  readonly reset: HTMLButtonElement;
  readonly larger: HTMLButtonElement;
  readonly smaller: HTMLButtonElement;
  readonly next: HTMLButtonElement;
  readonly previous: HTMLButtonElement;
}

/**
 * Opens the speaker's window; null where the browser does not let us. It has no address of its own,
 * so that it is as near to a page from `file://` as to any other: what it shows is put there.
 */
function openSpeakerWindow(talk: Talk): SpeakerWindow | null {
  const { page, words } = talk;
  const view = page.defaultView?.open("", "lectern-speaker", "popup,width=1280,height=800") ?? null;
  if (view === null) return null;
  const other = view.document;
  // What another deck, or this one before it was loaded again, has left there is gone.
  other.open();
  other.write("<!doctype html><title></title><body>");
  other.close();
  copyHead(page, other);
  other.title = `${words.speaker}: ${page.title}`;
  const make = (className: string) => makeElement(other, "div", { className });
  const button = (className: string, text: string, title: string) =>
    makeElement(other, "button", { className, text, attributes: { type: "button", title } });
  const parts = {
    current: make("speaker-picture"),
    upcoming: make("speaker-picture"),
    notes: make("speaker-notes prose"),
    time: make("speaker-time"),
    elapsed: make("speaker-elapsed"),
    delay: make("speaker-delay"),
    section: make("speaker-section"),
    place: make("speaker-place"),
    run: button("speaker-run", words.start, words.start),
    reset: button("speaker-reset", words.reset, words.reset),
    larger: button("speaker-larger", "A+", words.larger),
    smaller: button("speaker-smaller", "A-", words.smaller),
    next: button("speaker-next", words.next, words.next),
    previous: button("speaker-previous", words.previous, words.previous),
  };
  // What scrolls can be reached by the keyboard.
  parts.notes.tabIndex = 0;
  other.body.append(...arrange(other, words, parts));
  return { view, page: other, ...parts };
}

type Parts = Omit<SpeakerWindow, "view" | "page">;

function arrange(page: Document, words: TalkWords, parts: Parts): Node[] {
  const group = (className: string, ...children: readonly Node[]) =>
    makeElement(page, "div", { className, children });
  const headed = (text: string, below: HTMLElement) =>
    group("speaker-slide", makeElement(page, "h2", { text }), below);
  const { elapsed, delay, run, reset, section, time, smaller, larger, previous, next } = parts;
  const title = makeElement(page, "h1", { className: "heard", text: page.title });
  return [
    makeElement(page, "header", {
      className: "speaker-head",
      children: [title, elapsed, delay, group("speaker-buttons", run, reset), section, time],
    }),
    makeElement(page, "main", {
      className: "speaker-body",
      children: [
        group(
          "speaker-slides",
          headed(words.current, parts.current),
          headed(words.upcoming, parts.upcoming),
        ),
        parts.notes,
      ],
    }),
    makeElement(page, "footer", {
      className: "speaker-foot",
      children: [
        parts.place,
        group("speaker-buttons", smaller, larger),
        group("speaker-buttons", previous, next),
      ],
    }),
  ];
}

function copyHead(page: Document, other: Document): void {
  const { lang, dataset } = page.documentElement;
  other.documentElement.lang = lang;
  Object.assign(other.documentElement.dataset, { ...dataset });
  other.documentElement.className = "speaker";
  for (const style of page.querySelectorAll("head link[rel=stylesheet], head style")) {
    other.head.append(
      style instanceof HTMLLinkElement
        ? // Addresses are those of the deck's page.
          makeElement(other, "link", { attributes: { rel: "stylesheet", href: style.href } })
        : makeElement(other, "style", { text: style.textContent }),
    );
  }
}
