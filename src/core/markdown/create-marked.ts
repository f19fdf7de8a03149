import { Marked, type MarkedExtension } from "marked";

import { blankLines } from "./extensions/blank-lines.ts";
import { cjkEmphasis } from "./extensions/cjk-emphasis.ts";
import { definitionList } from "./extensions/definition-list.ts";
import { footnotes } from "./extensions/footnotes.ts";
import { htmlWords } from "./extensions/html-words.ts";
import { math } from "./extensions/math.ts";
import { quotes } from "./extensions/quotes.ts";
import { tableCells } from "./extensions/table-cells.ts";
import { rubyText } from "./extensions/ruby.ts";

/** What chapters may hold beyond CommonMark and GFM, each with something no text is without that has it. */
const extensions: readonly { readonly extension: MarkedExtension; readonly trace: RegExp }[] = [
  { extension: cjkEmphasis, trace: /\P{ASCII}/u },
  { extension: htmlWords, trace: /<\/?[A-Za-z]/ },
  { extension: footnotes, trace: /\[\^/ },
  { extension: quotes, trace: /(?:[-+*]|\d[.)])(?<=>[ \t]*(?:[-+*]|\d{1,9}[.)]))[ \t]*$/m },
  { extension: math, trace: /\$|\\begin\{/ },
  { extension: tableCells, trace: /\|/ },
  { extension: rubyText, trace: /\{[^{}|\n]*\|/ },
  // Its colon begins a line, but for the marks of the quotes and the indent of the list around it.
  { extension: definitionList, trace: /^[ \t>]*:[ \t]/m },
];

/** Returns marked with all that chapters may hold beyond CommonMark and GFM. */
export function createMarked(): Marked {
  return new Marked(blankLines, ...extensions.map(({ extension }) => extension));
}

/**
 * Returns marked that reads this text as `createMarked` does, only sooner: marked asks each extension
 * at every block or mark, and one without a trace in the text is left out.
 */
export function createMarkedFor(text: string): Marked {
  const found = extensions.filter(({ trace }) => trace.test(text));
  return new Marked(blankLines, ...found.map(({ extension }) => extension));
}
