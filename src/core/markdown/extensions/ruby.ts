import type { Inline } from "../../model/inline.ts";
import type { InlineExtension } from "./extension.ts";

/** `{漢字|かんじ}`, or a reading for each character: `{漢字|かん|じ}`. */
const pattern =
  /^\{(?<base>[^{}|\n]{0,40}\p{Script=Han}[^{}|\n]{0,40})\|(?<readings>[^{}\n]{1,80})\}/u;

/** A run of characters with its reading. */
interface RubyPair {
  readonly base: string;
  readonly reading: string;
}

/** Furigana over kanji: tokens whose `pairs` are characters with readings. */
export const ruby: InlineExtension = {
  name: "ruby",
  opener: "{",
  tokenizer: (source) => {
    const match = pattern.exec(source);
    const { base, readings } = match?.groups ?? {};
    return match === null || base === undefined || readings === undefined
      ? undefined
      : { type: "ruby", raw: match[0], pairs: toPairs(base, readings.split("|")) };
  },
  toInline: ({ pairs }) => (pairs as readonly RubyPair[]).map(toElement),
};

/** Readings that are as many as the characters stand over one each; else all over the whole. */
function toPairs(base: string, readings: readonly string[]): RubyPair[] {
  const characters = [...base];
  return readings.length > 1 && readings.length === characters.length
    ? characters.map((character, index) => ({ base: character, reading: readings[index] ?? "" }))
    : [{ base, reading: readings.join("") }];
}

function toElement({ base, reading }: RubyPair): Inline {
  const children: Inline[] = [{ type: "text", value: reading }];
  const over: Inline = { type: "html", open: "<rt>", children, close: "</rt>" };
  const under: Inline = { type: "text", value: base };
  return { type: "html", open: "<ruby>", children: [under, over], close: "</ruby>" };
}
