import type { LiveWords } from "../../core/protocol/live-words.ts";

/** Returns what stands around a deck while it is written. */
export function readLiveWords(meta: HTMLElement): LiveWords {
  return JSON.parse(meta.dataset["words"] ?? "{}") as LiveWords;
}

/** Returns a phrase with its number. */
export function withNumber(phrase: string, number: number | string): string {
  return phrase.replace("{n}", String(number));
}
