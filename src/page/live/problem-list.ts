import type { LiveWords } from "../../core/protocol/live-words.ts";
import { type DeckProblems, openPath, type Problem } from "../../core/protocol/live.ts";
import { withNumber } from "./live-words.ts";

/** What is wrong with the deck, in a corner of the page. */
export interface ProblemList {
  /** Shows what is wrong now in the place of what was; nothing where nothing is. */
  show(said: DeckProblems): void;
}

/**
 * In a tree of its own: the deck's styles are not for it, and its words are not the deck's. It stands
 * in the margin above the slide's heading, where least is covered.
 */
const css = `
:host { position: fixed; top: 4px; right: 8px; z-index: 1000; max-width: min(640px, 60vw); }
:host([hidden]) { display: none; }
@media print { :host { display: none; } }
details { color: #1d2333; background: #fff; border: 1px solid #8a90a0; border-radius: 6px;
  font: 14px/1.45 system-ui, sans-serif; box-shadow: 0 2px 8px #0003; }
summary { padding: 4px 12px; cursor: pointer; font-weight: 600; }
ul { margin: 0; padding: 0; max-height: 40vh; overflow: auto; list-style: none; }
button { display: block; width: 100%; padding: 6px 12px; border: 0; border-top: 1px solid #d5d8e0;
  background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
button:hover, button:focus-visible { background: #eef1fa; }
b { color: #8a4b00; }
[data-severity="error"] b { color: #b3261e; }
small { display: block; color: #4a5166; }
p { margin: 0; padding: 0 12px 6px; }
`;

/** Adds the list to the page. */
export function createProblemList(page: Document, words: LiveWords): ProblemList {
  const host = page.createElement("aside");
  host.className = "lectern-problems";
  host.hidden = true;
  const root = host.attachShadow({ mode: "open" });
  const style = page.createElement("style");
  style.textContent = css;
  const details = page.createElement("details");
  root.append(style, details);
  page.body.append(host);
  // What is typed and clicked here does not move the slides.
  for (const type of ["keydown", "click", "touchstart"]) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }
  let shown = "";
  let wasOld = false;
  return {
    show(said) {
      const { problems, isOld } = said;
      if (shown === JSON.stringify(said)) return;
      shown = JSON.stringify(said);
      const told = problems.filter(({ severity }) => severity !== "info");
      host.hidden = told.length === 0;
      // It opens by itself only where the deck cannot be shown as it was saved, and as long as that is so.
      if (isOld !== wasOld) details.open = isOld;
      wasOld = isOld;
      const summary = page.createElement("summary");
      summary.textContent = summarise(told, words);
      const note = page.createElement("p");
      note.textContent = words.isOld;
      const list = page.createElement("ul");
      list.append(...told.map((problem) => toItem(page, problem)));
      details.replaceChildren(summary, ...(isOld ? [note] : []), list);
    },
  };
}

function summarise(problems: readonly Problem[], words: LiveWords): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const counts = [
    ...(errors > 0 ? [withNumber(words.errors, errors)] : []),
    ...(warnings > 0 ? [withNumber(words.warnings, warnings)] : []),
  ];
  return counts.join(", ");
}

function toItem(page: Document, { severity, message, hint, place }: Problem): HTMLElement {
  const item = page.createElement("li");
  const button = page.createElement("button");
  button.type = "button";
  button.dataset["severity"] = severity;
  const name = page.createElement("b");
  name.textContent = severity;
  const where = page.createElement("small");
  where.textContent = hint === null ? place : `${place} — ${hint}`;
  button.append(name, ` ${message}`, where);
  button.addEventListener("click", () => openPlace(page, place));
  item.append(button);
  return item;
}

/** Opens the author's editor at a place, `path:line:column`. */
function openPlace(page: Document, place: string): void {
  ask(page, { place });
}

/** Alt-click opens the editor at the line of what was clicked. */
export function openOnAltClick(page: Document): void {
  page.addEventListener(
    "mousedown",
    (event) => {
      // Elsewhere it zooms.
      if (event.altKey) event.stopPropagation();
    },
    { capture: true },
  );
  page.addEventListener(
    "click",
    (event) => {
      const clicked = event.altKey && event.target instanceof Element ? event.target : null;
      const source = clicked?.closest<HTMLElement>("[data-source]")?.dataset["source"];
      if (clicked === null || source === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const words = wordsOf(clicked);
      ask(page, { source, words });
    },
    { capture: true },
  );
}

/** The page's token says that it is a page of ours that asks. */
function ask(page: Document, wish: Readonly<Record<string, string>>): void {
  const meta = page.querySelector<HTMLMetaElement>('meta[name="lectern-live"]');
  const token = meta?.dataset["token"] ?? "";
  void fetch(openPath, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token, ...wish }),
  });
}

/** The smallest pieces of a slide that stand on lines of their own. */
const pieces = "li, dt, dd, td, th, p, h1, h2, h3, figcaption, pre, blockquote";

/** Enough to find a line by. */
const maxWords = 200;

function wordsOf(clicked: Element): string {
  const image = clicked.matches("img") ? (clicked.getAttribute("alt") ?? "") : "";
  const words = image || (clicked.closest(pieces)?.textContent ?? "");
  return words.trim().slice(0, maxWords);
}
