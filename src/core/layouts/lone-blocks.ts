import type { Contents, Layout, Lead } from "../model/deck.ts";
import { defineLayout, type LayoutRow, type PartOf, type Visual } from "./define-layout.ts";
import {
  sliceBlocks,
  sliceCode,
  sliceColumns,
  sliceLead,
  sliceLeadOnly,
  sliceList,
  sliceRows,
  windowOf,
} from "./slice-content.ts";

/** What differs in the layouts of one block. */
interface LoneBlock<L extends Layout, T extends Visual["type"]> {
  readonly name: L;
  /** The block's type. */
  readonly type: T;
  readonly content: (block: Extract<Visual, { type: T }>, lead: Lead) => Contents[L];
  readonly slice: (content: Contents[L], part: PartOf) => Contents[L];
  readonly sample: string;
}

/** Returns a layout for one block alone, under its lead line. */
function loneBlock<L extends Layout, T extends Visual["type"]>(row: LoneBlock<L, T>): LayoutRow<L> {
  const { name, type, content, slice, sample } = row;
  const rule = type === "list" ? "list" : name;
  return defineLayout({
    name,
    match: ([{ visual, lead }]) =>
      isOfType(visual, type) ? { rule, taken: 1, content: content(visual, lead) } : null,
    slice,
    sample,
  });
}

function isOfType<T extends Visual["type"]>(
  visual: Visual | null,
  type: T,
): visual is Extract<Visual, { type: T }> {
  return visual?.type === type;
}

/** The layouts of one block, by their names. */
export const loneBlocks = {
  bullets: loneBlock({
    name: "bullets",
    type: "list",
    content: (list, lead) => ({ lead, list }),
    slice: ({ lead, list }, part) => ({
      lead: sliceLead(lead, part),
      list: sliceList(list, windowOf(part)),
    }),
    sample: "## Kinds\n\nThese are the kinds:\n\n- floats\n- pressure\n- radar",
  }),
  table: loneBlock({
    name: "table",
    type: "table",
    content: (table, lead) => ({ lead, table }),
    slice: ({ lead, table }, part) => {
      const columns = part.columns === null ? table : sliceColumns(table, part.columns);
      return { lead: sliceLead(lead, part), table: sliceRows(columns, windowOf(part)) };
    },
    sample:
      "## Levels\n\nThey are shown below:\n\n| gauge | level |\n| --- | --: |\n| weir | 3 cm |",
  }),
  code: loneBlock({
    name: "code",
    type: "code",
    content: (code, lead) => ({ lead, code, firstLine: 1 }),
    slice: ({ lead, code, firstLine }, part) => ({
      lead: sliceLead(lead, part),
      code: sliceCode(code, windowOf(part)),
      firstLine: firstLine + (windowOf(part).from[0] ?? 0),
    }),
    sample:
      '## Reading\n\nThe code is as follows:\n\n```ts title="read.ts" {2}\nopen();\nread();\n```',
  }),
  quote: loneBlock({
    name: "quote",
    type: "quote",
    content: (quote, lead) => ({ lead, quote }),
    slice: ({ lead, quote }, part) => ({
      lead: sliceLead(lead, part),
      quote: { ...quote, blocks: sliceBlocks(quote.blocks, windowOf(part)) },
    }),
    sample: "## Said\n\nIt was said:\n\n> A river is never the same.\n>\n> — Heraclitus",
  }),
  callout: loneBlock({
    name: "callout",
    type: "callout",
    content: (callout, lead) => ({ lead, callout }),
    slice: ({ lead, callout }, part) => ({
      lead: sliceLead(lead, part),
      callout: { ...callout, blocks: sliceBlocks(callout.blocks, windowOf(part)) },
    }),
    sample: "## Care\n\nMind this:\n\n> [!WARNING]\n> The water is high.",
  }),
  formula: loneBlock({
    name: "formula",
    type: "formula",
    content: (formula, lead) => ({ lead, formula }),
    slice: sliceLeadOnly,
    sample: "## The law\n\nIt is as follows:\n\n$$\nv = Q / A\n$$",
  }),
  diagram: loneBlock({
    name: "diagram",
    type: "diagram",
    content: (diagram, lead) => ({ lead, diagram }),
    slice: sliceLeadOnly,
    sample: "## The course\n\nIt is shown below:\n\n```mermaid\ngraph LR; Spring --> Mouth\n```",
  }),
  /** HTML that runs as it is written, where the user trusts it. */
  html: loneBlock({
    name: "html",
    type: "raw-html",
    content: (html, lead) => ({ lead, html }),
    slice: sliceLeadOnly,
    sample: '## A film\n\nIt is shown below:\n\n<div style="color: teal">\n<b>Flood</b>\n</div>',
  }),
  figure: loneBlock({
    name: "figure",
    type: "figure",
    content: (figure, lead) => ({ lead, figure }),
    slice: sliceLeadOnly,
    sample: '## A reed\n\nIt is shown below:\n\n![A reed by the water](reed.svg "A caption")',
  }),
};
