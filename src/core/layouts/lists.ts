import type { Block, Definitions, Figure, List, ListItem } from "../model/chapter.ts";
import type { Sentence, TermItem } from "../model/deck.ts";
import { sliceInlines, toPlainText, trimInlines, type Inline } from "../model/inline.ts";
import { textWidth } from "../prose/text-width.ts";
import { defineLayout, type Visual } from "./define-layout.ts";
import {
  shownBlocks,
  sliceBlock,
  sliceLead,
  sliceList,
  sliceUnits,
  sliceWords,
  windowOf,
  type Window,
} from "./slice-content.ts";

/** A definition list, or a list whose items are terms with their descriptions. */
export const terms = defineLayout({
  name: "terms",
  description: "Terms and what is said of them.",
  match: ([{ visual, lead }]) => {
    if (visual?.type === "definitions") {
      return { rule: "definitions", taken: 1, content: { lead, items: readDefinitions(visual) } };
    }
    const items = visual?.type === "list" ? readTerms(visual) : null;
    return items === null ? null : { rule: "terms", taken: 1, content: { lead, items } };
  },
  slice: ({ lead, items }, part) => ({
    lead: sliceLead(lead, part),
    items: sliceUnits(items, windowOf(part), sliceTerm),
  }),
  sample: "## Tools\n\nThese are used:\n\n- rod: it sounds\n- chain: it hangs",
});

/** Two short lists that follow each other stand side by side, each under its lead line. */
export const twoLists = defineLayout({
  name: "two-lists",
  description: "Two short lists side by side.",
  match: ([first, second]) => {
    if (second === undefined) return null;
    if (!isPlainSmallList(first.visual) || !isPlainSmallList(second.visual)) return null;
    const columns = [
      { lead: first.lead, list: first.visual },
      { lead: second.lead, list: second.visual },
    ];
    return { rule: "two-short-lists", taken: 2, content: { columns } };
  },
  slice: ({ columns }, part) => ({
    columns: sliceUnits(columns, windowOf(part), (column, window) => ({
      ...column,
      list: sliceList(column.list, window),
    })),
  }),
  sample: "## For and against\n\nFor it:\n\n- cheap\n- quick\n\nAgainst it:\n\n- loud\n- slow",
});

/** A figure and a short list that follow each other, in either order, stand side by side. */
export const figureList = defineLayout({
  name: "figure-list",
  description: "A picture beside a short list.",
  match: ([first, second]) => {
    const pair = second === undefined ? null : pairOf(first.visual, second.visual);
    // Two lead lines have no place above one pair.
    if (second === undefined || pair === null || (first.lead !== null && second.lead !== null)) {
      return null;
    }
    const content = { lead: first.lead ?? second.lead, ...pair };
    return { rule: "figure-beside-list", taken: 2, content };
  },
  slice: ({ lead, figure, list }, part) => ({
    lead: sliceLead(lead, part),
    figure,
    list: sliceList(list, windowOf(part)),
  }),
  sample: "## A reed\n\n![A reed in the wind](reed.svg)\n\n- stem\n- leaf",
});

function pairOf(
  first: Visual | null,
  second: Visual | null,
): { readonly figure: Figure; readonly list: List } | null {
  if (isSingleFigure(first) && isPlainSmallList(second)) return { figure: first, list: second };
  if (isSingleFigure(second) && isPlainSmallList(first)) return { figure: second, list: first };
  return null;
}

function isSingleFigure(visual: Visual | null): visual is Figure {
  return visual?.type === "figure" && visual.images.length === 1;
}

function isPlainSmallList(visual: Visual | null): visual is List {
  return visual?.type === "list" && isSmallList(visual) && readTerms(visual) === null;
}

const maxSmallItems = 5;

/** The widest item that stays on two lines in half a slide, in full-width units. */
const maxSmallWidth = 24;

/** Is the list small enough to stand beside something else? Each item must be one short paragraph. */
function isSmallList(list: List): boolean {
  return (
    list.items.length <= maxSmallItems &&
    list.items.every(({ blocks: [first, ...rest] }) => {
      const isShort =
        first?.type === "paragraph" && textWidth(toPlainText(first.inlines)) <= maxSmallWidth;
      return isShort && rest.length === 0;
    })
  );
}

/** One list in this many items may have an item that is no term. */
const minimalShare = 0.8;

const minimalItems = 2;

/** The widest term, in full-width units: a longer first line is a sentence. */
const maxTermWidth = 30;

/** A colon with white space beside it, or a full-width one: not the one in 10:30 or https://. */
const colon = /(?<!\s)\s*：\s*|(?<!\s)\s+:\s+|:\s+/;

const dash = /(?<!\s)\s+[—–-]\s+|——|――/;

/**
 * Returns a list's items as terms with descriptions, where all or nearly all of them are written so:
 * the term on a line of its own, before a colon, or in bold before a dash. Null for any other list.
 */
function readTerms(list: List): TermItem[] | null {
  if (list.ordered || list.items.length < minimalItems) return null;
  if (list.items.some((item) => item.checked !== null)) return null;
  const cuts = list.items.map(findItemCut);
  const count = cuts.filter((cut) => cut !== null).length;
  if (count / cuts.length < minimalShare) return null;
  return list.items.map((item, index) => cutItem(item, cuts[index] ?? null));
}

/** Returns a definition list's items as terms with descriptions. */
function readDefinitions({ items }: Definitions): TermItem[] {
  return items.map(({ term, blocks: [first, ...rest] }) =>
    first?.type === "paragraph"
      ? { term, separator: "", description: first.inlines, blocks: rest }
      : {
          term,
          separator: "",
          description: [],
          blocks: first === undefined ? [] : [first, ...rest],
        },
  );
}

function findItemCut({ blocks: [first] }: ListItem): Cut | null {
  return first?.type === "paragraph" ? findCut(first.inlines) : null;
}

function cutItem({ blocks }: ListItem, cut: Cut | null): TermItem {
  const [first, ...rest] = blocks;
  if (first?.type !== "paragraph") return { term: null, separator: "", description: [], blocks };
  if (cut === null) return { term: null, separator: "", description: first.inlines, blocks: rest };
  const text = toPlainText(first.inlines);
  const end = text.length;
  return {
    term: trimInlines(sliceInlines(first.inlines, 0, cut.start)),
    separator: text.slice(cut.start, cut.end).trim(),
    description: trimInlines(sliceInlines(first.inlines, cut.end, end)),
    blocks: rest,
  };
}

/** Where the term ends and the description begins, as offsets in the plain text. */
interface Cut {
  readonly start: number;
  readonly end: number;
}

function findCut(inlines: readonly Inline[]): Cut | null {
  const text = toPlainText(inlines);
  const lineEnd = text.indexOf("\n");
  const cut =
    lineEnd > 0 ? { start: lineEnd, end: lineEnd + 1 } : (cutAt(text, colon) ?? cutAtDash(inlines));
  if (cut === null) return null;
  const term = text.slice(0, cut.start).trim();
  const description = text.slice(cut.end).trim();
  const isTerm = term !== "" && description !== "" && textWidth(term) <= maxTermWidth;
  return isTerm && !/[。．.!?！？]$/.test(term) ? cut : null;
}

function cutAt(text: string, mark: RegExp): Cut | null {
  const match = mark.exec(text);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}

/** A dash ends a term only where the term is set off, in bold or as code. */
function cutAtDash(inlines: readonly Inline[]): Cut | null {
  const first = inlines[0];
  if (first?.type !== "strong" && first?.type !== "code") return null;
  const length = toPlainText([first]).length;
  const cut = cutAt(toPlainText(inlines).slice(length), dash);
  return cut?.start === 0 ? { start: length, end: length + cut.end } : null;
}

/** The first unit of a term is its description, the others its further blocks. */
function sliceTerm(item: TermItem, window: Window): TermItem {
  type Unit = { readonly words: Sentence } | { readonly block: Block };
  const blocks = shownBlocks(item.blocks);
  const units: Unit[] = [{ words: item.description }, ...blocks.map((block) => ({ block }))];
  const sliced = sliceUnits(units, window, (unit, inside) => {
    if ("words" in unit) return { words: sliceWords(unit.words, inside) };
    return { block: sliceBlock(unit.block, inside) };
  });
  return {
    ...item,
    description: sliced.flatMap((unit) => ("words" in unit ? unit.words : [])),
    blocks: sliced.flatMap((unit) => ("block" in unit ? [unit.block] : [])),
  };
}
