import type { Language } from "../model/chapter.ts";

/** Kana are Japanese alone; a text with one in fifty characters of kana or kanji is Japanese. */
const minimalShare = 0.02;

/** Returns the language of a text by its characters: Japanese where it has kana, else English. */
export function detectLanguage(text: string): Language {
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(text, /\p{Script=Han}/gu);
  const letters = count(text, /\p{L}/gu);
  return kana > 0 && (kana + han) / letters >= minimalShare ? "ja" : "en";
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
