import type { LayoutRule } from "../plan-groups.ts";
import { readTerms } from "../read-terms.ts";

/** A list whose items are terms with their descriptions. */
export const terms: LayoutRule = ([{ visual, lead }]) => {
  const items = visual?.type === "list" ? readTerms(visual) : null;
  return items === null
    ? null
    : { layout: "terms", rule: "terms", taken: 1, content: { lead, items } };
};
