import type { Language } from "../model/chapter.ts";

/** Kana are Japanese alone; a text with one in fifty characters of kana or kanji is Japanese. */
const minimalShare = 0.02;

/** A text says what language it is in by its beginning; counting a whole book takes long. */
const sampleLength = 100_000;

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const han = /\p{Script=Han}/u;
const letter = /\p{L}/u;

/** Returns the language of a text by its characters: Japanese where it has kana, else English. */
export function detectLanguage(text: string): Language {
  const counts = countCharacters(text.slice(0, sampleLength));
  const kanaCount = sumOf(counts, kana);
  const letterCount = sumOf(counts, letter);
  return kanaCount > 0 && (kanaCount + sumOf(counts, han)) / letterCount >= minimalShare
    ? "ja"
    : "en";
}

/** Returns how often each code point occurs: a text has few different ones to look at. */
function countCharacters(text: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < text.length; at += 1) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at += 1;
    counts.set(codePoint, (counts.get(codePoint) ?? 0) + 1);
  }
  return counts;
}

function sumOf(counts: ReadonlyMap<number, number>, pattern: RegExp): number {
  let sum = 0;
  for (const [codePoint, count] of counts) {
    if (pattern.test(String.fromCodePoint(codePoint))) sum += count;
  }
  return sum;
}
