import type { Deck } from "./deck.ts";

/** Does any slide or note hold raw HTML tags of the author's? */
export function hasRawHtml(deck: Deck): boolean {
  return hasHtmlNode(deck.slides);
}

function hasHtmlNode(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("type" in value && value.type === "html") return true;
  return Object.values(value).some(hasHtmlNode);
}
