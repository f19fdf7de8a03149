import { Tokenizer, type MarkedExtension } from "marked";

import { findMark } from "./find-start.ts";

/**
 * `$…$` in a line, as Pandoc has it: no white space inside the dollar signs and no digit after the
 * second, so that prices stay prices. An escaped dollar sign is none.
 */
const inline = /^\$(?<tex>(?!\s)(?:\\[^\n]|[^\\$\n])*?[^\s\\$])\$(?!\d)/;

/** `$$…$$` that stands alone, on one line or on several; without TeX between them they are words. */
const block =
  /^ {0,3}\$\$[ \t]*\n?(?<tex>(?=\s*[^\s$])(?:(?!\n[ \t]*\n)[^$])+?)\n?[ \t]*\$\$[ \t]*(?:\n|$)/;

/** Where a formula on its own line may cut a paragraph, or the blank line that ends it. */
const blockOrBlank = /\n {0,3}(?<mark>\$\$)|\n[ \t]*\n/g;

/**
 * Returns where in a paragraph a formula begins, for marked's `start`. A mark that begins none cuts
 * nothing: marked looks from each cut through the whole paragraph.
 */
function findBlock(source: string): number | undefined {
  for (const { groups, index } of source.matchAll(blockOrBlank)) {
    if (groups?.["mark"] === undefined) return undefined;
    if (block.test(source.slice(index + 1))) return index;
  }
  return undefined;
}

/** Reads formulas: tokens of the types `inlineMath` and `blockMath`, whose `text` is TeX. */
export const math: MarkedExtension = {
  tokenizer: {
    // A heading by its underline ends where a formula begins, as paragraphs do. marked would look for
    // the line through all that follows, from each formula on.
    lheading(source) {
      const end = findBlock(source);
      return end === undefined
        ? false
        : Tokenizer.prototype.lheading.call(this, source.slice(0, end + 1));
    },
  },
  extensions: [
    {
      name: "inlineMath",
      level: "inline",
      start: (source) => findMark(source, "$"),
      tokenizer: (source) => {
        const match = inline.exec(source);
        const tex = match?.groups?.["tex"];
        return match === null || tex === undefined
          ? undefined
          : { type: "inlineMath", raw: match[0], text: tex };
      },
    },
    {
      name: "blockMath",
      level: "block",
      start: findBlock,
      tokenizer: (source) => {
        const match = block.exec(source);
        const tex = match?.groups?.["tex"];
        return match === null || tex === undefined
          ? undefined
          : { type: "blockMath", raw: match[0], text: tex.trim() };
      },
    },
  ],
};
