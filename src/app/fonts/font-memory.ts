import type { MadeFonts } from "./make-fonts.ts";

/**
 * The fonts of a deck that is made over and over. To cut them takes longer than all the rest, so
 * they are cut anew only for characters that they lack, and from then on with those that a writer
 * will soon need, too.
 */
export interface FontMemory {
  /**
   * Returns the fonts that were made for these, or makes them. `kind` says what they are made from,
   * `text` has every character that stands in the chapter; `make` is told which it should add.
   */
  recall(wanted: {
    readonly kind: string;
    readonly text: string;
    readonly make: (added: string) => Promise<MadeFonts>;
  }): Promise<MadeFonts>;
}

/** Returns a memory that is empty. */
export function createFontMemory(): FontMemory {
  let last: { kind: string; known: Set<string>; added: Set<string>; made: MadeFonts } | null = null;
  return {
    async recall({ kind, text, make }) {
      const wanted = unusualIn(text);
      const isFirst = last === null || last.kind !== kind;
      const lacking = isFirst ? [] : [...wanted].filter((one) => last?.known.has(one) === false);
      if (last === null || isFirst || lacking.length > 0) {
        const added = isFirst ? "" : [...(last?.known ?? []), soonNeeded(lacking)].join("");
        const made = await make(added);
        last = { kind, known: new Set([...wanted, ...added]), added: new Set(added), made };
      }
      const { made, added } = last;
      // Of the characters that were added, those that no font has stand nowhere.
      return {
        ...made,
        missing: made.missing.filter((char) => wanted.has(char) || !added.has(char)),
      };
    },
  };
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
