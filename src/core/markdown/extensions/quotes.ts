import { Tokenizer, type MarkedExtension } from "marked";

/** The lines of a quote that begin with its mark. */
const marked = /^(?: {0,3}>[^\n]*(?:\n|$))+/;

/**
 * Ends a quote at its last line with a mark where that line is the mark of an item without words:
 * marked 18 throws a TypeError for `>-` with a line of words below, which CommonMark reads as a
 * paragraph of its own.
 */
export const quotes: MarkedExtension = {
  tokenizer: {
    blockquote(source) {
      const read = (text: string) => Tokenizer.prototype.blockquote.call(this, text);
      try {
        return read(source);
      } catch (error) {
        const own = marked.exec(source)?.[0] ?? source;
        if (!(error instanceof TypeError) || own === source) throw error;
        return read(own);
      }
    },
  },
};
