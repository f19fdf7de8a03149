import type { LiveWords } from "../../model/live-words.ts";

/** Returns what stands around a deck while it is written; null on a page that has none of it. */
export function readLiveWords(meta: HTMLElement): LiveWords | null {
  const json = meta.dataset["words"];
  return json === undefined ? null : (JSON.parse(json) as LiveWords);
}

/** Returns a phrase with its number. */
export function withNumber(phrase: string, number: number | string): string {
  return phrase.replace("{n}", String(number));
}
