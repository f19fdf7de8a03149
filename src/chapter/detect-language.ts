import type { Language } from "../model/chapter.ts";

/** Kana are Japanese alone; a text with one in fifty characters of kana or kanji is Japanese. */
const minimalShare = 0.02;

/** A text says what language it is in by its beginning; counting a whole book takes long. */
const sampleLength = 100_000;

/** Returns the language of a text by its characters: Japanese where it has kana, else English. */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, sampleLength);
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(sample, /\p{Script=Han}/gu);
  const letters = count(sample, /\p{L}/gu);
  return kana > 0 && (kana + han) / letters >= minimalShare ? "ja" : "en";
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
