import type { MarkedExtension } from "marked";

import { findMark } from "./find-start.ts";

/** `{漢字|かんじ}`, or a reading for each character: `{漢字|かん|じ}`. */
const ruby =
  /^\{(?<base>[^{}|\n]{0,40}\p{Script=Han}[^{}|\n]{0,40})\|(?<readings>[^{}\n]{1,80})\}/u;

/** A run of characters with its reading. */
export interface RubyPair {
  readonly base: string;
  readonly reading: string;
}

/** Reads furigana over kanji: tokens of the type `ruby`, whose `pairs` are characters with readings. */
export const rubyText: MarkedExtension = {
  extensions: [
    {
      name: "ruby",
      level: "inline",
      start: (source) => findMark(source, "{"),
      tokenizer: (source) => {
        const match = ruby.exec(source);
        const { base, readings } = match?.groups ?? {};
        return match === null || base === undefined || readings === undefined
          ? undefined
          : { type: "ruby", raw: match[0], pairs: toPairs(base, readings.split("|")) };
      },
    },
  ],
};

/** Readings that are as many as the characters stand over one each; else all over the whole. */
function toPairs(base: string, readings: readonly string[]): RubyPair[] {
  const characters = [...base];
  return readings.length > 1 && readings.length === characters.length
    ? characters.map((character, index) => ({ base: character, reading: readings[index] ?? "" }))
    : [{ base, reading: readings.join("") }];
}
