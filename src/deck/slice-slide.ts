import type { Block, List } from "../model/chapter.ts";
import type { Slide } from "../model/deck.ts";

interface Items {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

interface Lines {
  readonly startLine: number;
  readonly endLine: number;
}

interface Sliced {
  readonly slide: Slide;
  readonly lines: Lines;
}

/** The two lines that open a table: its head and the dashes under it. */
const tableHeadLines = 2;

/**
 * Returns what stands on a part of a slide, and its source lines. Where the items' own lines are
 * not known, as for sentences, the slide's lines are shared out by number.
 */
export function sliceSlide(slide: Slide, items: Items): Sliced {
  const cut = <T>(list: readonly T[]): T[] => list.slice(items.start, items.end);
  switch (slide.layout) {
    case "bullets": {
      const list = sliceList(slide.content.list, items);
      return {
        slide: { ...slide, content: { ...slide.content, list } },
        lines: linesOf(list.items),
      };
    }
    case "table": {
      const { table } = slide.content;
      const content = { ...slide.content, table: { ...table, rows: cut(table.rows) } };
      const first = table.range.startLine + tableHeadLines;
      const isByLine = table.range.endLine === first + table.rows.length - 1;
      const lines = isByLine
        ? countLines(first, items)
        : shareLines(slide, items, table.rows.length);
      return { slide: { ...slide, content }, lines };
    }
    case "code": {
      const { code } = slide.content;
      const all = code.value.split("\n");
      const content = { ...slide.content, code: { ...code, value: cut(all).join("\n") } };
      const first = code.range.startLine + 1;
      const isFenced = code.range.endLine === first + all.length;
      const lines = isFenced ? countLines(first, items) : shareLines(slide, items, all.length);
      return { slide: { ...slide, content }, lines };
    }
    case "quote": {
      const { quote } = slide.content;
      const blocks: Block[] = cut(quote.blocks);
      const content = { ...slide.content, quote: { ...quote, blocks } };
      return { slide: { ...slide, content }, lines: linesOf(blocks) };
    }
    case "callout": {
      const { callout } = slide.content;
      const blocks: Block[] = cut(callout.blocks);
      const content = { ...slide.content, callout: { ...callout, blocks } };
      return { slide: { ...slide, content }, lines: linesOf(blocks) };
    }
    default:
      return sliceOthers(slide, items);
  }
}

function sliceOthers(slide: Slide, items: Items): Sliced {
  const cut = <T>(list: readonly T[]): T[] => list.slice(items.start, items.end);
  const shared = (count: number) => shareLines(slide, items, count);
  switch (slide.layout) {
    case "terms": {
      const content = { ...slide.content, items: cut(slide.content.items) };
      return { slide: { ...slide, content }, lines: shared(slide.content.items.length) };
    }
    case "agenda": {
      const content = { ...slide.content, items: cut(slide.content.items) };
      return { slide: { ...slide, content }, lines: shared(slide.content.items.length) };
    }
    case "divider": {
      const content = { ...slide.content, items: cut(slide.content.items) };
      return { slide: { ...slide, content }, lines: shared(slide.content.items.length) };
    }
    case "statement": {
      const content = { sentences: cut(slide.content.sentences) };
      return { slide: { ...slide, content }, lines: shared(slide.content.sentences.length) };
    }
    case "keys": {
      const content = { sentences: cut(slide.content.sentences) };
      return { slide: { ...slide, content }, lines: shared(slide.content.sentences.length) };
    }
    case "closing": {
      const list = slide.content.list && sliceList(slide.content.list, items);
      const content = { ...slide.content, list, sentences: cut(slide.content.sentences) };
      const lines = list ? linesOf(list.items) : shared(slide.content.sentences.length);
      return { slide: { ...slide, content }, lines };
    }
    default:
      return { slide, lines: slide.range };
  }
}

function sliceList(list: List, { start, end }: Items): List {
  const first = list.ordered ? list.start + start : list.start;
  return { ...list, start: first, items: list.items.slice(start, end) };
}

function linesOf(parts: readonly { readonly range: Lines }[]): Lines {
  return {
    startLine: parts[0]?.range.startLine ?? 1,
    endLine: parts.at(-1)?.range.endLine ?? 1,
  };
}

function countLines(first: number, { start, end }: Items): Lines {
  return { startLine: first + start, endLine: first + end - 1 };
}

function shareLines({ range }: Slide, { start, end }: Items, count: number): Lines {
  const lines = range.endLine - range.startLine + 1;
  const at = (index: number) => range.startLine + Math.floor((lines * index) / Math.max(1, count));
  return { startLine: at(start), endLine: Math.max(at(start), at(end) - 1) };
}
