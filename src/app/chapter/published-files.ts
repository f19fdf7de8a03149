import type { Deck } from "../../core/model/deck.ts";
import { publishedDeck } from "../../core/pipeline.ts";
import type { PreparedDeck } from "./prepare-deck.ts";

/** Returns the text of `deck.json`. Instructions to the planner have done their work, and are not published. */
export function formatDeck(deck: Deck, { planned }: Pick<PreparedDeck, "planned">): string {
  const published = publishedDeck(deck, planned.settings);
  return `${JSON.stringify(published, withoutInstructions, 2)}\n`;
}

function withoutInstructions(_: string, value: unknown): unknown {
  return Array.isArray(value) ? value.filter((one) => !isInstruction(one)) : value;
}

function isInstruction(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "type" in value && value.type === "instruction"
  );
}

/**
 * Returns the names of the files that go with a deck's page: of the chapter's images those that it
 * shows. Others stand in what is skipped, or in the notes of a deck for the public.
 */
export function listPageFiles(
  { assets, page }: Pick<PreparedDeck, "assets" | "page">,
  html: string,
): string[] {
  const hrefs = [...page.context.images.values()].flatMap((fact) =>
    fact.status === "found" ? [fact.href] : [],
  );
  const unseen = new Set(hrefs.filter((href) => !html.includes(href)));
  return assets.map(({ name }) => name).filter((name) => !unseen.has(toHref(name)));
}

function toHref(name: string): string {
  return name.split("/").map(encodeURIComponent).join("/");
}
