import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Deck, Slide } from "../../src/core/model/deck.ts";

/** Reads the `deck.json` of a built deck's folder. */
export async function readDeck(folder: string): Promise<Deck> {
  return JSON.parse(await readFile(join(folder, "deck.json"), "utf8")) as Deck;
}

/** Returns the words that a slide's content holds, in runs that stand unbroken on the slide. */
export function wordsOf(slide: Slide): string[] {
  return collect(slide.content).filter((words) => words.trim() !== "");
}

function collect(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const isWords = "type" in value && (value.type === "text" || value.type === "code");
  if (isWords && "value" in value) return String(value.value).split("\n");
  return Object.values(value).flatMap(collect);
}
