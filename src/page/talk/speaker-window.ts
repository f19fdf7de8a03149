import type { TalkWords } from "../../core/protocol/talk-words.ts";
import { makeElement } from "./make-element.ts";
import type { Talk } from "./talk.ts";

/** What the speaker's window shows; the speaker view fills it. */
export interface SpeakerWindow {
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
export function openSpeakerWindow(talk: Talk): SpeakerWindow | null {
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
