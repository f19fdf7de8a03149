import type { Definitions, List, ListItem } from "../model/chapter.ts";
import type { TermItem } from "../model/deck.ts";
import { sliceInlines, toPlainText, trimInlines, type Inline } from "../model/inline.ts";
import { textWidth } from "../prose/text-width.ts";

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
export function readTerms(list: List): TermItem[] | null {
  if (list.ordered || list.items.length < minimalItems) return null;
  if (list.items.some((item) => item.checked !== null)) return null;
  const cuts = list.items.map(findItemCut);
  const count = cuts.filter((cut) => cut !== null).length;
  if (count / cuts.length < minimalShare) return null;
  return list.items.map((item, index) => cutItem(item, cuts[index] ?? null));
}

/** Returns a definition list's items as terms with descriptions. */
export function readDefinitions({ items }: Definitions): TermItem[] {
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
