import { readDefinitions, readTerms } from "../plan/read-terms.ts";
import type { LayoutRule } from "./layout-rule.ts";

/** A definition list, or a list whose items are terms with their descriptions. */
export const terms: LayoutRule = ([{ visual, lead }]) => {
  if (visual?.type === "definitions") {
    const items = readDefinitions(visual);
    return { layout: "terms", rule: "definitions", taken: 1, content: { lead, items } };
  }
  const items = visual?.type === "list" ? readTerms(visual) : null;
  return items === null
    ? null
    : { layout: "terms", rule: "terms", taken: 1, content: { lead, items } };
};
