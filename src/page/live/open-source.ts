import { openPath } from "../../core/protocol/live.ts";

/** Opens the author's editor at a place, `path:line:column`. */
export function openPlace(page: Document, place: string): void {
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
