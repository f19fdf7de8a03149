import {
  type RemoteCommand,
  remotePaths,
  type RemoteView,
  type TalkState,
} from "../../core/protocol/remote.ts";
import type { TalkWords } from "../../core/protocol/talk-words.ts";
import { shareImages } from "../share-images.ts";
import { laterSteps, markFragments } from "../steps.ts";
import { findSlide } from "../talk/find-slide.ts";
import { keyOf } from "../talk/key-of.ts";
import { hasDialog } from "../talk/open-dialog.ts";
import {
  createNotesSize,
  fitPicture,
  headingOf,
  pictureOf,
  showNotes,
} from "../talk/slide-content.ts";
import {
  delayMs,
  describeDelay,
  formatTime,
  isLate,
  readTalkPlan,
  type TalkPlan,
} from "../talk/talk-plan.ts";
import { readWords } from "../talk/talk.ts";
import { askPaired, deckNameOf, followServer, sendJson } from "./event-stream.ts";
import { type RemoteParts, showRemote } from "./remote-view.ts";

/** What a remote works with: its own copy of the slides, so that it can be read without a network. */
interface Remote {
  readonly page: Document;
  readonly slides: readonly HTMLElement[];
  readonly words: TalkWords;
  readonly plan: TalkPlan;
  readonly parts: RemoteParts;
}

const tickMs = 250;

/** At arm's length, or on a stand. */
const notesPx = { phone: 24, tablet: 28 } as const;
const tabletFromPx = 700;

/** Makes a deck's page a remote of the deck that is shown on another screen. */
function startRemote(page: Document): void {
  const deck = page.querySelector(".deck");
  if (deck === null) return;
  shareImages(page);
  const slides = Array.from(deck.querySelectorAll<HTMLElement>(":scope > .slides > .slide"));
  markFragments(slides);
  const words = readWords(deck);
  setUp(page, words);
  const remote: Remote = {
    page,
    slides,
    words,
    plan: readTalkPlan(slides),
    parts: showRemote(page, words),
  };
  follow(remote);
}

/** The device's own choice of light or dark holds, and its whole screen is used. */
function setUp(page: Document, { remote }: TalkWords): void {
  const root = page.documentElement;
  root.classList.add("is-remote");
  root.dataset["scheme"] = "auto";
  page.title = `${remote}: ${page.title}`;
  const viewport = page.querySelector<HTMLMetaElement>("meta[name=viewport]");
  if (viewport !== null) viewport.content += ", viewport-fit=cover";
}

function follow(remote: Remote): void {
  const { page, parts, words } = remote;
  let view: RemoteView = { deck: null, isOpen: false, state: null };
  let isThere = false;
  let receivedAt = 0;
  let shown = "";
  const say = (): void => {
    const message = !isThere ? words.lost : !view.isOpen ? words.noDeck : "";
    if (parts.status.textContent !== message) parts.status.textContent = message;
    page.documentElement.classList.toggle("is-cut-off", message !== "");
  };
  const tick = (): void => {
    const { state } = view;
    if (state === null) return;
    const since = state.isRunning ? performance.now() - receivedAt : 0;
    showTimes(remote, state, state.elapsedMs + since);
  };
  const show = (next: RemoteView): void => {
    if (next.deck !== null && next.deck !== deckNameOf(page)) {
      // The lecture goes on with another chapter.
      page.location.replace(remotePaths.remote);
      return;
    }
    view = next;
    receivedAt = performance.now();
    const { state } = view;
    const place = state === null ? "" : `${state.index} ${state.steps}`;
    if (state !== null && place !== shown) showPlace(remote, state);
    shown = place;
    tick();
    say();
  };
  followServer(page, remotePaths.view, {
    view: show,
    onLink: (is) => {
      isThere = is;
      say();
    },
    onRefused: async () => {
      const isPaired = await askPaired(remotePaths.session);
      if (!isPaired) page.location.replace(remotePaths.pair);
      return isPaired;
    },
  });
  page.defaultView?.setInterval(tick, tickMs);
  listen(remote, () => view.state);
}

function listen(remote: Remote, state: () => TalkState | null): void {
  const { page, parts, slides, words } = remote;
  const send = (command: RemoteCommand): void => void sendJson(remotePaths.command, command);
  const move = (by: 1 | -1): void => send({ type: by === 1 ? "next" : "previous" });
  const find = (): void => {
    const go = (index: number): void => send({ type: "go", index });
    const contentOf = (slide: HTMLElement) => slide;
    findSlide(page, { slides, contentOf, words, go, current: state()?.index ?? 0 }, "");
  };
  const act = (button: HTMLButtonElement, run: () => void): void => {
    button.addEventListener("click", () => {
      run();
      // A button that keeps the focus would take the space key.
      button.blur();
    });
  };
  act(parts.next, () => move(1));
  act(parts.previous, () => move(-1));
  act(parts.black, () => send({ type: "black" }));
  act(parts.elapsed, () => send({ type: "clock" }));
  act(parts.find, find);
  const { clientWidth, clientHeight } = page.documentElement;
  const isTablet = Math.min(clientWidth, clientHeight) >= tabletFromPx;
  const size = createNotesSize(parts.notes, isTablet ? notesPx.tablet : notesPx.phone);
  act(parts.larger, () => size(1));
  act(parts.smaller, () => size(-1));
  size(0);
  for (const picture of [parts.current, parts.upcoming]) followSwipe(picture, move);
  followSwipe(parts.notes, move);
  parts.notes.addEventListener("click", (event) => event.preventDefault());
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => move(1),
    PageDown: () => move(1),
    " ": () => move(1),
    ArrowLeft: () => move(-1),
    PageUp: () => move(-1),
    b: () => send({ type: "black" }),
    ".": () => send({ type: "black" }),
    g: find,
    "/": find,
  };
  page.addEventListener("keydown", (event) => {
    const run = keys[keyOf(event)];
    const isOurs = !event.ctrlKey && !event.metaKey && !event.altKey && !hasDialog(page);
    if (run === undefined || !isOurs) return;
    event.preventDefault();
    run();
  });
  const fit = (): void => {
    for (const picture of [parts.current, parts.upcoming]) fitPicture(picture);
  };
  page.defaultView?.addEventListener("resize", fit);
  page.defaultView?.addEventListener("load", fit);
}

function showPlace({ page, slides, words, parts }: Remote, { index, steps }: TalkState): void {
  const [slide, upcoming] = [slides[index], slides[index + 1]];
  const isStill = parts.heading.dataset["index"] === String(index);
  parts.heading.dataset["index"] = String(index);
  parts.place.textContent = `${index + 1} / ${slides.length}`;
  parts.heading.textContent = headingOf(slide);
  parts.upcomingTitle.textContent = upcoming === undefined ? words.atEnd : headingOf(upcoming);
  if (slide !== undefined) {
    for (const [at, step] of laterSteps(slide).entries()) {
      step.classList.toggle("visible", at < steps);
    }
  }
  parts.current.replaceChildren(...pictureOf(slide, page));
  parts.upcoming.replaceChildren(...pictureOf(upcoming, page));
  for (const picture of [parts.current, parts.upcoming]) fitPicture(picture);
  // What has just appeared must not throw the reader back.
  if (!isStill) showNotes(parts.notes, slide, words);
}

function showTimes({ parts, plan, words }: Remote, state: TalkState, elapsedMs: number): void {
  const delay = delayMs(plan, state.index, elapsedMs);
  write(parts.elapsed, `${formatTime(elapsedMs)} / ${formatTime(plan.totalMs)}`);
  parts.elapsed.title = state.isRunning ? words.pause : words.start;
  parts.elapsed.classList.toggle("is-running", state.isRunning);
  parts.delay.hidden = elapsedMs === 0;
  write(parts.delay, describeDelay(delay, words));
  parts.delay.classList.toggle("is-late", isLate(delay));
  parts.black.setAttribute("aria-pressed", String(state.isBlack));
}

function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

startRemote(document);

/** How far a finger must go, in px, and how much farther across than along. */
const farPx = 48;
const across = 1.6;

/** Tells when a finger was drawn across an element: `1` to the left, to what comes next; `-1` back. */
function followSwipe(element: HTMLElement, move: (by: 1 | -1) => void): void {
  let from: Touch | null = null;
  element.addEventListener(
    "touchstart",
    ({ touches }) => {
      // Two fingers mean something else.
      from = touches.length === 1 ? (touches[0] ?? null) : null;
    },
    { passive: true },
  );
  element.addEventListener(
    "touchmove",
    (event) => {
      const [at] = event.touches;
      // Else the browser may take it for a push, and the next touch for what stops it.
      if (from !== null && at !== undefined && isAcross(from, at)) event.preventDefault();
    },
    { passive: false },
  );
  element.addEventListener("touchend", ({ changedTouches: [to] }) => {
    if (from === null || to === undefined) return;
    const x = to.clientX - from.clientX;
    const isSwipe = Math.abs(x) >= farPx && isAcross(from, to);
    from = null;
    if (isSwipe) move(x < 0 ? 1 : -1);
  });
}

function isAcross(from: Touch, to: Touch): boolean {
  return Math.abs(to.clientX - from.clientX) > across * Math.abs(to.clientY - from.clientY);
}
