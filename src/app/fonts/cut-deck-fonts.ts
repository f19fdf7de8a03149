import { withoutPrivateNotes } from "../../core/plan/notes.ts";
import { contentKindsOf } from "../../core/model/deck.ts";
import { primaryLanguage } from "../../core/model/language.ts";
import { addressToPrint, listLinks } from "../../core/model/link.ts";
import type { PlannedChapter } from "../../core/pipeline.ts";
import type { TemplateSources } from "../../core/render/templates/template-source.ts";
import type { DeckFonts } from "./load-fonts.ts";
import { makeFonts, type Characters, type MadeFonts } from "./make-fonts.ts";

/** What a deck's fonts are cut for: its characters, and those that its templates add. */
export interface FontText {
  readonly planned: PlannedChapter;
  readonly sources: TemplateSources;
}

/** Cuts the fonts of a deck that is made once. */
export function cutDeckFonts({ own, spares }: DeckFonts, text: FontText): Promise<MadeFonts> {
  return makeFonts(own, charactersOf(text), spares);
}

/**
 * Cuts the fonts of a deck that is made again after each save. That takes longer than all the rest, so
 * they are cut again only for characters that they lack, and from then on with those that a writer
 * will soon need, too.
 */
export type FontCutter = typeof cutDeckFonts;

/** Returns a cutter that keeps the fonts which it has cut last. */
export function createFontCutter(): FontCutter {
  let last: { kind: string; known: Set<string>; added: Set<string>; made: MadeFonts } | null = null;
  return async (fonts, text) => {
    const { own, spares } = fonts;
    const kind = kindOf(fonts, text);
    const wanted = unusualIn(textOf(text));
    const isFirst = last === null || last.kind !== kind;
    const lacking = isFirst ? [] : [...wanted].filter((one) => last?.known.has(one) === false);
    if (last === null || isFirst || lacking.length > 0) {
      const added = isFirst ? "" : [...(last?.known ?? []), soonNeeded(lacking)].join("");
      const { text: all, code } = charactersOf(text);
      const characters = { text: all + added, code: code && code + added };
      const made = await makeFonts(own, characters, spares);
      last = { kind, known: new Set([...wanted, ...added]), added: new Set(added), made };
    }
    const { made, added } = last;
    // Of the characters that were added, those that no font has stand nowhere.
    const isOfDeck = (char: string): boolean => wanted.has(char) || !added.has(char);
    return { ...made, missing: made.missing.filter(isOfDeck) };
  };
}

/** Returns what fonts are made from, and whether a code font is among them. */
function kindOf({ own }: DeckFonts, { planned: { settings, deck } }: FontText): string {
  const { hasCode, hasDiagrams } = contentKindsOf(deck);
  const names = own.map(({ family, weight, file }) => [family, weight, file]);
  return JSON.stringify([names, settings.fonts, hasCode || hasDiagrams]);
}

/** Returns a text with every character that stands in the chapter. */
function textOf({ planned: { source, labels }, sources }: FontText): string {
  const literal = [...sources.values()].map(({ text }) => text);
  return [source.text, JSON.stringify(labels), ...literal].join("\n");
}

/** What every page may need beside the author's words: numbers, code, marks. */
const printableAscii = String.fromCodePoint(
  ...Array.from({ length: 95 }, (_, index) => 32 + index),
);

/** Among them the quotation marks that browsers put around `<q>`. */
const typographic = "\u00a0·–—‘’“”…‐−×←→";

/** The same in Japanese, and its mark of emphasis. */
const japaneseTypographic = "﹅「」『』";

/** Returns every character that a deck's pages can show. */
function charactersOf({ planned, sources }: FontText): Characters {
  const { chapter, settings, labels } = planned;
  const deck = settings.public ? withoutPrivateNotes(planned.deck) : planned.deck;
  const addresses = listLinks(chapter).map(({ link }) => addressToPrint(link));
  const json = JSON.stringify([deck, [labels, addresses]]);
  const literal = [...sources.values()].map(({ text }) => text).join("");
  const marks = primaryLanguage(deck.language) === "ja" ? japaneseTypographic : "";
  return {
    text: json + literal + printableAscii + typographic + marks,
    code: /"type":"(?:code|diagram)"/.test(json) ? codeOf(deck) + printableAscii : "",
  };
}

/** A diagram that cannot be drawn stands there as its source. */
function codeOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  const isCode = "type" in value && (value.type === "code" || value.type === "diagram");
  return isCode ? JSON.stringify(value) : Object.values(value).map(codeOf).join("");
}

/** The characters that not every font is cut with, and entities, which stand for some. */
function unusualIn(text: string): Set<string> {
  const entities = text.match(/&#?\w+;/g) ?? [];
  return new Set([...text.replace(/[\0-\x7f]+/g, ""), ...entities]);
}

/** The letters of Western Europe; where Japanese is written, the kana and the common kanji too. */
function soonNeeded(lacking: readonly string[]): string {
  const latin = decode("iso-8859-1", { from: 0xa1, to: 0xff }, (byte) => [byte]);
  const isJapanese = lacking.some((char) => /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(char));
  return isJapanese ? latin + commonJapanese() : latin;
}

/** The rows of JIS X 0208 that hold punctuation, kana, and its first level of kanji, 1 to 47. */
function commonJapanese(): string {
  return Array.from({ length: 47 }, (_, row) =>
    decode("euc-jp", { from: 0xa1, to: 0xfe }, (cell) => [0xa1 + row, cell]),
  ).join("");
}

function decode(
  encoding: string,
  { from, to }: { readonly from: number; readonly to: number },
  toBytes: (value: number) => readonly number[],
): string {
  const bytes = Array.from({ length: to - from + 1 }, (_, index) => toBytes(from + index)).flat();
  return new TextDecoder(encoding).decode(Uint8Array.from(bytes)).replaceAll("\ufffd", "");
}
