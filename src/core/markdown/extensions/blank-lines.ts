import type { MarkedExtension } from "marked";

/**
 * Reads blank lines as marked does, whose expression repeats a group: megabytes of line ends are more
 * than V8 can step back through.
 */
export const blankLines: MarkedExtension = {
  tokenizer: {
    space(source) {
      const words = source.search(/[^ \t\n]/);
      const end = words < 0 ? source.length : source.lastIndexOf("\n", words) + 1;
      return end === 0 ? undefined : { type: "space", raw: source.slice(0, end) };
    },
  },
};
