import type { Figure, List } from "../model/chapter.ts";
import { readTerms } from "../plan/read-terms.ts";
import type { LayoutRule } from "./layout-rule.ts";
import { isSmallList } from "../prose/small-list.ts";

/** A figure and a short list that follow each other, in either order, stand side by side. */
export const figureList: LayoutRule = ([first, second]) => {
  const pair = second === undefined ? null : pairOf(first.visual, second.visual);
  // Two lead lines have no place above one pair.
  if (second === undefined || pair === null || (first.lead !== null && second.lead !== null)) {
    return null;
  }
  const content = { lead: first.lead ?? second.lead, ...pair };
  return { layout: "figure-list", rule: "figure-beside-list", taken: 2, content };
};

function pairOf(
  first: { readonly type: string } | null,
  second: { readonly type: string } | null,
): { readonly figure: Figure; readonly list: List } | null {
  const figure = [first, second].find((visual) => isFigure(visual));
  if (!isFigure(figure)) return null;
  const list = figure === first ? second : first;
  return isPlainSmallList(list) ? { figure, list } : null;
}

function isFigure(visual: { readonly type: string } | null | undefined): visual is Figure {
  return visual?.type === "figure" && (visual as Figure).images.length === 1;
}

function isPlainSmallList(visual: { readonly type: string } | null | undefined): visual is List {
  return (
    visual?.type === "list" && isSmallList(visual as List) && readTerms(visual as List) === null
  );
}
