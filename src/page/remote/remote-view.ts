import type { TalkWords } from "../../core/protocol/talk-words.ts";
import { makeElement } from "../talk/make-element.ts";

/** What a remote shows. */
export interface RemoteParts {
  readonly elapsed: HTMLButtonElement;
  readonly delay: HTMLElement;
  readonly place: HTMLElement;
  readonly heading: HTMLElement;
  readonly current: HTMLElement;
  readonly upcoming: HTMLElement;
  readonly upcomingTitle: HTMLElement;
  readonly notes: HTMLElement;
  /** Says that there is no connection, or no deck; empty else. */
  readonly status: HTMLElement;
  readonly black: HTMLButtonElement;
  readonly find: HTMLButtonElement;
  readonly smaller: HTMLButtonElement;
  readonly larger: HTMLButtonElement;
  readonly previous: HTMLButtonElement;
  readonly next: HTMLButtonElement;
}

/** Puts an empty remote into a page. */
export function showRemote(page: Document, words: TalkWords): RemoteParts {
  const make = (className: string) => makeElement(page, "div", { className });
  const button = (className: string, label: string, sign: Node) =>
    makeElement(page, "button", {
      className: `remote-button ${className}`,
      // Who speaks to the phone says what stands on the button, where it has words.
      attributes: {
        type: "button",
        title: label,
        ...(sign instanceof Text ? {} : { "aria-label": label }),
      },
      children: [sign],
    });
  const text = (sign: string) => page.createTextNode(sign);
  const parts: RemoteParts = {
    elapsed: button("remote-elapsed", words.start, text("0:00")),
    delay: make("remote-delay"),
    place: make("remote-place"),
    heading: makeElement(page, "h2", { className: "remote-heading" }),
    current: make("remote-picture speaker-picture"),
    upcoming: make("remote-picture speaker-picture"),
    upcomingTitle: make("remote-upcoming-title"),
    notes: makeElement(page, "section", {
      className: "remote-notes speaker-notes prose",
      // What scrolls can be reached by the keyboard.
      attributes: { "aria-label": words.notes, tabindex: "0" },
    }),
    status: makeElement(page, "p", { className: "remote-status", attributes: { role: "status" } }),
    black: button("remote-black", words.black, drawSign(page, signs.black)),
    find: button("remote-find", words.overview, drawSign(page, signs.list)),
    smaller: button("remote-smaller", words.smaller, text("A−")),
    larger: button("remote-larger", words.larger, text("A+")),
    previous: button("remote-previous", words.previous, drawSign(page, signs.left)),
    next: button("remote-next", words.next, drawSign(page, signs.right)),
  };
  parts.black.setAttribute("aria-pressed", "false");
  page.body.replaceChildren(...arrange(page, words, parts));
  return parts;
}

function arrange(page: Document, words: TalkWords, parts: RemoteParts): Node[] {
  const { elapsed, delay, place, current, upcoming, upcomingTitle } = parts;
  const group = (className: string, ...children: readonly Node[]) =>
    makeElement(page, "div", { className, children });
  const says = (label: string) =>
    makeElement(page, "span", { className: "remote-label", text: label });
  return [
    makeElement(page, "header", {
      className: "remote-head",
      children: [
        makeElement(page, "h1", { className: "heard", text: `${words.remote}: ${page.title}` }),
        elapsed,
        delay,
        place,
      ],
    }),
    makeElement(page, "main", {
      className: "remote-body",
      children: [
        parts.status,
        group(
          "remote-slides",
          current,
          group("remote-upcoming", says(words.upcoming), upcoming, upcomingTitle),
        ),
        group("remote-words", parts.heading, parts.notes),
      ],
    }),
    makeElement(page, "nav", {
      className: "remote-foot",
      attributes: { "aria-label": words.remote },
      children: [
        group("remote-tools", parts.black, parts.find, parts.smaller, parts.larger),
        group("remote-moves", parts.previous, parts.next),
      ],
    }),
  ];
}

/** Drawn in a square of 24 units. */
const signs = {
  left: "M15 5l-7 7 7 7",
  right: "M9 5l7 7-7 7",
  list: "M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1",
  black: "M3 5h18v12H3zM9 21h6M3 17L21 5",
} as const;

const svgSpace = "http://www.w3.org/2000/svg";

function drawSign(page: Document, line: string): Element {
  const svg = page.createElementNS(svgSpace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = page.createElementNS(svgSpace, "path");
  path.setAttribute("d", line);
  svg.append(path);
  return svg;
}
