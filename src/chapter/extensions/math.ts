import type { MarkedExtension } from "marked";

import { findMark } from "./find-start.ts";

/**
 * `$…$` in a line, as Pandoc has it: no white space inside the dollar signs and no digit after the
 * second, so that prices stay prices. An escaped dollar sign is none.
 */
const inline = /^\$(?<tex>(?!\s)(?:\\[^\n]|[^\\$\n])*?[^\s\\$])\$(?!\d)/;

/** `$$…$$` that stands alone, on one line or on several; without TeX between them they are words. */
const block =
  /^ {0,3}\$\$[ \t]*\n?(?<tex>(?=\s*[^\s$])(?:(?!\n[ \t]*\n)[^$])+?)\n?[ \t]*\$\$[ \t]*(?:\n|$)/;

/** A formula on its own line that cuts a paragraph, or the blank line that ends it. */
const blockOrBlank = /\n {0,3}(?<mark>\$\$)|\n[ \t]*\n/;

/** Returns where in a paragraph a formula begins, for marked's `start`. */
function findBlock(source: string): number | undefined {
  const found = blockOrBlank.exec(source);
  return found?.groups?.["mark"] === undefined ? undefined : found.index;
}

/** Reads formulas: tokens of the types `inlineMath` and `blockMath`, whose `text` is TeX. */
export const math: MarkedExtension = {
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
