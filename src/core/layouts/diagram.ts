import type { LayoutRule } from "./layout-rule.ts";

/** A diagram stands alone, under its lead line. */
export const diagram: LayoutRule = ([{ visual, lead }]) =>
  visual?.type === "diagram"
    ? { layout: "diagram", rule: "diagram", taken: 1, content: { lead, diagram: visual } }
    : null;
