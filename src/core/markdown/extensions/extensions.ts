import { cjkEmphasis } from "./cjk-emphasis.ts";
import { definitionList } from "./definition-list.ts";
import type { Extension } from "./extension.ts";
import { footnoteDefinition, footnoteReference } from "./footnotes.ts";
import { htmlWords } from "./html-words.ts";
import { blankLines, emptyItems } from "./marked-faults.ts";
import { blockMath, inlineMath } from "./math.ts";
import { ruby } from "./ruby.ts";
import { tableCells } from "./table-cells.ts";

/** What chapters may hold beyond CommonMark and GFM; at one place the last is asked first. */
export const extensions: readonly Extension[] = [
  blankLines,
  cjkEmphasis,
  htmlWords,
  footnoteReference,
  footnoteDefinition,
  emptyItems,
  inlineMath,
  blockMath,
  tableCells,
  ruby,
  definitionList,
];
