import type { Layout } from "../model/deck.ts";
import type { LayoutRow } from "./define-layout.ts";
import { figureList, terms, twoLists } from "./lists.ts";
import { loneBlocks } from "./lone-blocks.ts";
import { agenda, cover, custom, divider } from "./planned.ts";
import { closing, keys, statement } from "./sentences.ts";

const { bullets, table, code, quote, callout, formula, diagram, html, figure } = loneBlocks;

/** All layouts, by their names, in the order in which they are listed. */
export const layouts: { readonly [L in Layout]: LayoutRow<L> } = {
  cover,
  agenda,
  divider,
  statement,
  keys,
  bullets,
  terms,
  figure,
  "figure-list": figureList,
  "two-lists": twoLists,
  table,
  code,
  quote,
  callout,
  formula,
  diagram,
  html,
  closing,
  custom,
};

/** The names of the layouts that lectern itself has a template for, in their order. */
export const layoutNames: readonly string[] = Object.keys(layouts).filter(
  (name) => name !== custom.name,
);

/** The layouts that are chosen by what stands in a section, in order: the first that fits is taken. */
export const matchOrder = [
  custom,
  closing,
  twoLists,
  figureList,
  terms,
  bullets,
  table,
  code,
  quote,
  callout,
  formula,
  diagram,
  html,
  figure,
  statement,
  keys,
] as const;
