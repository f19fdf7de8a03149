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
  let kanaCount = 0;
  let hanCount = 0;
  let letterCount = 0;
  for (let code = 0; code < counts.length; code += 1) {
    const count = counts[code] ?? 0;
    if (count === 0) continue;
    const character = String.fromCharCode(code);
    if (kana.test(character)) kanaCount += count;
    if (han.test(character)) hanCount += count;
    if (letter.test(character)) letterCount += count;
  }
  return kanaCount > 0 && (kanaCount + hanCount) / letterCount >= minimalShare ? "ja" : "en";
}

/** Returns how often each UTF-16 code unit occurs: a text has few different ones to look at. */
function countCharacters(text: string): Uint32Array {
  const counts = new Uint32Array(0x10000);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
