import type { Block, List } from "../model/chapter.ts";
import type { AgendaItem, Contents, Lead, Sentence, Slide, TermItem } from "../model/deck.ts";
import type { FittedPart, FlowWindow } from "../model/fit.ts";
import {
  shownBlocks,
  sliceBlock,
  sliceBlocks,
  sliceCode,
  sliceColumns,
  sliceItem,
  sliceList,
  sliceRows,
  sliceUnits,
  sliceWords,
  type Window,
} from "./slice-blocks.ts";

/** The flow of a lead line that is long enough to be cut. */
const leadFlow = "lead";

/** The flow of a closing slide's sentences; its list is the main one. */
const sentencesFlow = "sentences";

/** The flow of footnotes that are too many to go with their marks. */
const footnotesFlow = "footnotes";

/** Where a flow has nothing on a part. */
const nothing: Window = { from: [0], to: [0] };

/** A part of a slide, and the names of the flows in which the slide was cut. */
export interface PartOf extends FittedPart {
  readonly cut: ReadonlySet<string>;
}

/**
 * Returns a slide with what stands on one of its parts: heading, lead line and all that is no flow
 * stand on each. The footnotes are whole, unless they were cut as a flow of their own.
 */
export function sliceSlide(slide: Slide, part: PartOf): Slide {
  const content = slicers[slide.layout](slide.content as never, part);
  const sliced = { ...slide, content } as Slide;
  if (!part.cut.has(footnotesFlow)) return sliced;
  const footnotes = sliceUnits(slide.footnotes, windowOf(part, footnotesFlow), sliceItem);
  return { ...sliced, footnotes };
}

type Slicer<C> = (content: C, part: PartOf) => C;

const slicers: { readonly [L in keyof Contents]: Slicer<Contents[L]> } = {
  cover: (content) => content,
  agenda: ({ lead, items }, part) => ({
    lead: sliceLead(lead, part),
    items: sliceUnits(items, windowOf(part), sliceAgendaItem),
  }),
  divider: (content, part) => ({
    ...content,
    items: sliceUnits(content.items, windowOf(part), sliceAgendaItem),
  }),
  statement: ({ sentences }, part) => ({ sentences: sliceSentences(sentences, windowOf(part)) }),
  keys: ({ sentences }, part) => ({ sentences: sliceSentences(sentences, windowOf(part)) }),
  bullets: ({ lead, list }, part) => ({
    lead: sliceLead(lead, part),
    list: sliceList(list, windowOf(part)),
  }),
  terms: ({ lead, items }, part) => ({
    lead: sliceLead(lead, part),
    items: sliceUnits(items, windowOf(part), sliceTerm),
  }),
  figure: sliceLeadOnly,
  "figure-list": ({ lead, figure, list }, part) => ({
    lead: sliceLead(lead, part),
    figure,
    list: sliceList(list, windowOf(part)),
  }),
  "two-lists": ({ columns }, part) => ({
    columns: sliceUnits(columns, windowOf(part), (column, window) => ({
      ...column,
      list: sliceList(column.list, window),
    })),
  }),
  table: ({ lead, table }, part) => {
    const columns = part.columns === null ? table : sliceColumns(table, part.columns);
    return { lead: sliceLead(lead, part), table: sliceRows(columns, windowOf(part)) };
  },
  code: ({ lead, code, firstLine }, part) => ({
    lead: sliceLead(lead, part),
    code: sliceCode(code, windowOf(part)),
    firstLine: firstLine + (windowOf(part).from[0] ?? 0),
  }),
  quote: ({ lead, quote }, part) => ({
    lead: sliceLead(lead, part),
    quote: { ...quote, blocks: sliceBlocks(quote.blocks, windowOf(part)) },
  }),
  callout: ({ lead, callout }, part) => ({
    lead: sliceLead(lead, part),
    callout: { ...callout, blocks: sliceBlocks(callout.blocks, windowOf(part)) },
  }),
  formula: sliceLeadOnly,
  diagram: sliceLeadOnly,
  html: sliceLeadOnly,
  closing: ({ lead, sentences, list }, part) => ({
    lead: sliceLead(lead, part),
    sentences: sliceSentences(sentences, windowOf(part, sentencesFlow)),
    list: list && sliceOrNull(list, windowOf(part)),
  }),
};

function windowOf({ windows }: PartOf, name = ""): Window {
  return windows.find(({ flow }: FlowWindow) => flow === name) ?? nothing;
}

function sliceOrNull(list: List, window: Window): List | null {
  const sliced = sliceList(list, window);
  return sliced.items.length === 0 ? null : sliced;
}

/** A lead that was not cut stands on every part; one that was, only where its pieces are. */
function sliceLead(lead: Lead, part: PartOf): Lead {
  if (lead === null || !part.cut.has(leadFlow)) return lead;
  const words = sliceWords(lead, windowOf(part, leadFlow));
  return words.length === 0 ? null : words;
}

function sliceLeadOnly<C extends { readonly lead: Lead }>(content: C, part: PartOf): C {
  return { ...content, lead: sliceLead(content.lead, part) };
}

function sliceSentences(sentences: readonly Sentence[], window: Window): Sentence[] {
  return sliceUnits(sentences, window, sliceWords);
}

function sliceAgendaItem(item: AgendaItem, window: Window): AgendaItem {
  return { ...item, blocks: sliceBlocks(item.blocks, window) };
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
