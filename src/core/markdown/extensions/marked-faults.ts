import { Tokenizer } from "marked";

import type { RuleExtension } from "./extension.ts";

/**
 * Reads blank lines as marked does, whose expression repeats a group: megabytes of line ends are more
 * than V8 can step back through.
 */
export const blankLines: RuleExtension = {
  name: "blankLines",
  opener: /\n/,
  rules: {
    tokenizer: {
      space(source) {
        const words = source.search(/[^ \t\n]/);
        const end = words < 0 ? source.length : source.lastIndexOf("\n", words) + 1;
        return end === 0 ? undefined : { type: "space", raw: source.slice(0, end) };
      },
    },
  },
};

/** The lines of a quote that begin with its mark. */
const markedLines = /^(?: {0,3}>[^\n]*(?:\n|$))+/;

/**
 * Ends a quote at its last line with a mark where that line is the mark of an item without words:
 * marked 18 throws a TypeError for `>-` with a line of words below, which CommonMark reads as a
 * paragraph of its own.
 */
export const emptyItems: RuleExtension = {
  name: "emptyItems",
  opener: /(?:[-+*]|\d[.)])(?<=>[ \t]*(?:[-+*]|\d{1,9}[.)]))[ \t]*$/m,
  rules: {
    tokenizer: {
      blockquote(source) {
        const read = (text: string) => Tokenizer.prototype.blockquote.call(this, text);
        try {
          return read(source);
        } catch (error) {
          const own = markedLines.exec(source)?.[0] ?? source;
          if (!(error instanceof TypeError) || own === source) throw error;
          return read(own);
        }
      },
    },
  },
};
