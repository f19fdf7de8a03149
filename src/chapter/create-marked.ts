import { Marked } from "marked";

import { cjkEmphasis } from "./extensions/cjk-emphasis.ts";
import { definitionList } from "./extensions/definition-list.ts";
import { footnotes } from "./extensions/footnotes.ts";
import { math } from "./extensions/math.ts";
import { rubyText } from "./extensions/ruby.ts";

/** Returns marked with all that chapters may hold beyond CommonMark and GFM. */
export function createMarked(): Marked {
  return new Marked(cjkEmphasis, footnotes, math, rubyText, definitionList);
}
