import { readTerms } from "../plan/read-terms.ts";
import type { LayoutRule } from "./layout-rule.ts";
import { isSmallList } from "../prose/small-list.ts";

/** Two short lists that follow each other stand side by side, each under its lead line. */
export const twoLists: LayoutRule = ([first, second]) => {
  if (second === undefined) return null;
  if (first.visual?.type !== "list" || second.visual?.type !== "list") return null;
  if (!isSmallList(first.visual) || !isSmallList(second.visual)) return null;
  if (readTerms(first.visual) !== null || readTerms(second.visual) !== null) return null;
  return {
    layout: "two-lists",
    rule: "two-short-lists",
    taken: 2,
    content: {
      columns: [
        { lead: first.lead, list: first.visual },
        { lead: second.lead, list: second.visual },
      ],
    },
  };
};
