import type { PartOf } from "../layouts/define-layout.ts";
import { layouts } from "../layouts/layouts.ts";
import { shownBlocks, sliceItem, sliceUnits, windowOf } from "../layouts/slice-content.ts";
import type { Block, ListItem } from "../model/chapter.ts";
import { itemsOfNotes, type Deck, type Layout, type Slide, type SlideOf } from "../model/deck.ts";
import { partOfItem, type FittedPart, type FittedSlide } from "../model/fit.ts";
import { toNotes } from "./notes.ts";

/**
 * Returns the deck as it was fitted: a continued slide becomes its parts, each with its own id,
 * lines, items and footnotes. A note that belongs to an item goes with it, all others with the
 * first part.
 */
export function refineDeck(deck: Deck, fitted: readonly FittedSlide[]): Deck {
  const partsOf = new Map<number, FittedSlide[]>();
  for (const slide of fitted)
    partsOf.set(slide.source, [...(partsOf.get(slide.source) ?? []), slide]);
  const slides = deck.slides.flatMap((slide, source) => toParts(slide, partsOf.get(source) ?? []));
  const sections = deck.sections.map((section) => ({
    ...section,
    firstSlide: fitted.findIndex(({ source }) => source === section.firstSlide),
  }));
  return { ...deck, sections, slides };
}

function toParts(slide: Slide, fitted: readonly FittedSlide[]): Slide[] {
  const parts = fitted.flatMap(({ part }) => (part === null ? [] : [part]));
  if (parts.length < 2) return [slide];
  const windows = parts.map((part) => part.windows);
  const cut = new Set(windows.flatMap((own) => own.map(({ flow }) => flow)));
  const lines = linesOfParts(slide, parts);
  const partsOfNotes = itemsOfNotes(slide).map((item) =>
    item === null ? 0 : partOfItem(item, windows),
  );
  return parts.map((part, index): Slide => {
    const sliced = sliceSlide(slide, { ...part, cut });
    const noteBlocks = slide.noteBlocks.filter((_, note) => partsOfNotes[note] === index);
    const own = part.footnotes;
    return {
      ...sliced,
      id: fitted[index]?.id ?? slide.id,
      part: { index: part.index, count: part.count },
      range: { ...slide.range, ...lines[index] },
      notes: toNotes(noteBlocks),
      noteBlocks,
      footnotes: sliced.footnotes.filter(({ number }) => own === null || own.includes(number)),
    };
  });
}

/** The flow of footnotes that are too many to go with their marks. */
const footnotesFlow = "footnotes";

/**
 * Returns a slide with what is on one of its parts: heading, lead line and all that is no flow are on
 * each. The footnotes are whole, unless they were cut as a flow of their own.
 */
function sliceSlide(slide: Slide, part: PartOf): Slide {
  const sliced = { ...slide, content: sliceContent(slide, part) } as Slide; // Of the same layout.
  if (!part.cut.has(footnotesFlow)) return sliced;
  const footnotes = sliceUnits(slide.footnotes, windowOf(part, footnotesFlow), sliceItem);
  return { ...sliced, footnotes };
}

function sliceContent<L extends Layout>({ layout, content }: SlideOf<L>, part: PartOf) {
  return layouts[layout].slice(content, part);
}

interface Lines {
  readonly startLine: number;
  readonly endLine: number;
}

/** The two lines that open a table: its head and the dashes under it. */
const tableHeadLines = 2;

/**
 * Returns the 1-based source lines of each part of a slide, in order. Where what a part begins with
 * has no lines of its own, as a sentence, the lines around it are shared out by number.
 */
function linesOfParts({ range, content }: Slide, parts: readonly FittedPart[]): Lines[] {
  const starts = parts.map((part, index) => {
    const window = part.windows.find(({ flow }) => flow === "");
    const isBegin = index === 0 || window === undefined || part.columns !== null;
    return isBegin ? range.startLine : lineAt(content, range, window.from);
  });
  return starts.map((start, index) => {
    const next = starts[index + 1] ?? range.endLine + 1;
    return { startLine: start, endLine: Math.max(start, Math.min(next - 1, range.endLine)) };
  });
}

function lineAt(content: Slide["content"], range: Lines, path: readonly number[]): number {
  if ("list" in content && content.list !== null) return lineInBlock(content.list, path);
  if ("table" in content) return lineInBlock(content.table, path);
  if ("code" in content) return lineInBlock(content.code, path);
  if ("quote" in content) return lineInBlock(content.quote, path);
  if ("callout" in content) return lineInBlock(content.callout, path);
  if ("blocks" in content) {
    const [index = 0, ...inside] = path;
    const block = shownBlocks(content.blocks)[index];
    return block === undefined ? range.startLine : lineInBlock(block, inside);
  }
  if ("columns" in content) {
    const column = content.columns[path[0] ?? 0];
    return column === undefined ? range.startLine : lineInBlock(column.list, path.slice(1));
  }
  const units =
    "items" in content ? content.items : "sentences" in content ? content.sentences : [];
  return share(range, path[0] ?? 0, units.length);
}

function lineInBlock(block: Block, path: readonly number[]): number {
  const [index, ...inside] = path;
  if (index === undefined) return block.range.startLine;
  switch (block.type) {
    case "list":
    case "definitions":
      return lineInUnit(block.items[index], inside, block.range);
    case "quote":
    case "callout":
      return lineInUnit(shownBlocks(block.blocks)[index], inside, block.range);
    case "table":
      return lineOfRow(block.range, block.rows.length, index);
    case "code":
      return Math.min(block.range.startLine + 1 + index, block.range.endLine);
    default:
      return block.range.startLine;
  }
}

/** A table in HTML does not have one row a line. */
function lineOfRow(range: Lines, rows: number, index: number): number {
  const first = range.startLine + tableHeadLines;
  return range.endLine === first + rows - 1 ? first + index : share(range, index, rows);
}

function lineInUnit(
  unit: Block | Pick<ListItem, "blocks" | "range"> | undefined,
  path: readonly number[],
  around: Lines,
): number {
  if (unit === undefined) return around.startLine;
  if ("type" in unit) return lineInBlock(unit, path);
  const [index, ...inside] = path;
  const blocks = shownBlocks(unit.blocks);
  return index === undefined || blocks.length < 2
    ? unit.range.startLine
    : lineInUnit(blocks[index], inside, unit.range);
}

function share({ startLine, endLine }: Lines, index: number, count: number): number {
  return startLine + Math.floor(((endLine - startLine + 1) * index) / Math.max(1, count));
}
