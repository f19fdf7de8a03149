import { francAll } from "franc-min";

import { toLanguageTag, type LanguageTag } from "../model/language.ts";

/** A text with kana is Japanese where one letter in fifty is kana or kanji: code and names are Latin. */
const japaneseShare = 0.02;

/** The share of letters that Korean or Chinese prose has at least, between Latin names. */
const eastAsianShare = 0.25;

/** A text says what language it is in by its beginning; counting a whole book takes long. */
const sampleLength = 100_000;

/** The detector reads 2,048 characters. */
const proseLength = 4_000;

/** Fewer letters than this say little: rare languages are not thought of. */
const fewLetters = 300;

/** Prose of other languages has 0.8 of its own language's score as English; names and code have more. */
const nearScore = 0.92;

/** In fewer letters no language can be told. */
const fewestLetters = 20;

/** A title and some code: without an accent, only what is far from English is another language. */
const tinyText = 100;
const tinyNearScore = 0.8;

/** The languages that a short text may be in, by ISO 639-3: of the others few trigrams say nothing. */
const commonLanguages =
  "eng deu fra spa por ita nld pol ces swe ron hun tur vie ind rus ukr bul ell heb arb pes hin tha".split(
    " ",
  );

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const han = /\p{Script=Han}/u;
const hangul = /\p{Script=Hangul}/u;
const letter = /\p{L}/u;

/**
 * Returns the language of a Markdown text as a BCP 47 tag: by its script, else by the trigrams of its
 * prose (https://github.com/wooorm/franc). A text of too few words to tell is English where it has no
 * letters but ASCII's, and of no known language (null) where it has.
 */
export function detectLanguage(text: string): LanguageTag {
  const sample = text.slice(0, sampleLength);
  const all = countScripts(sample);
  if (all.kana > 0 && (all.kana + all.han) / all.letters >= japaneseShare) return "ja";
  const prose = toProse(sample);
  const { letters, ...scripts } = countScripts(prose);
  if (letters > 0 && scripts.hangul / letters >= eastAsianShare) return "ko";
  if (letters > 0 && scripts.han / letters >= eastAsianShare) return "zh";
  const isShort = letters < fewLetters;
  const scores = francAll(prose.slice(0, proseLength), {
    minLength: fewestLetters,
    ...(isShort ? { only: commonLanguages } : {}),
  });
  const [best = "und"] = scores[0] ?? [];
  const isAscii = !/[^\P{L}A-Za-z]/u.test(prose);
  if (best === "und") return isAscii ? "en" : null;
  const english = scores.find(([code]) => code === "eng")?.[1] ?? 0;
  const isTiny = letters < tinyText && isAscii;
  const isEnglish = isTiny ? english >= tinyNearScore : english >= nearScore && saysEnglish(prose);
  return isEnglish ? "en" : toLanguageTag(best);
}

/** Words of nearly every English sentence, of which its neighbours have none. */
const englishWords = /\b(?:the|and|with|this|that|are|you|to|from|your)\b/gi;

/** Is every fiftieth word one of those? */
function saysEnglish(prose: string): boolean {
  const words = prose.match(/\p{L}+/gu)?.length ?? 0;
  return (prose.match(englishWords)?.length ?? 0) * 50 >= words;
}

/** Returns a text without its code, tags and addresses: they are in no language. */
function toProse(markdown: string): string {
  const lines: string[] = [];
  let isCode = false;
  for (const line of markdown.split("\n")) {
    const isFence = /^ {0,3}(?:```|~~~)/.test(line);
    if (isFence) isCode = !isCode;
    else if (!isCode && !/^(?: {4}|\t)/.test(line)) lines.push(line);
  }
  return lines
    .join("\n")
    .replace(/`[^`\n]*`|<[^<>\n]*>|https?:\S*/g, " ")
    .replace(/\]\([^()\s]*\)/g, "] ");
}

/** How many letters a text has, in all and of some scripts. */
interface ScriptCounts {
  readonly kana: number;
  readonly han: number;
  readonly hangul: number;
  readonly letters: number;
}

function countScripts(text: string): ScriptCounts {
  // A text has few different UTF-16 code units to look at.
  const units = new Uint32Array(0x10000);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    units[code] = (units[code] ?? 0) + 1;
  }
  const counts = { kana: 0, han: 0, hangul: 0, letters: 0 };
  for (let code = 0; code < units.length; code += 1) {
    const count = units[code] ?? 0;
    if (count === 0) continue;
    const character = String.fromCharCode(code);
    if (kana.test(character)) counts.kana += count;
    if (han.test(character)) counts.han += count;
    if (hangul.test(character)) counts.hangul += count;
    if (letter.test(character)) counts.letters += count;
  }
  return counts;
}
