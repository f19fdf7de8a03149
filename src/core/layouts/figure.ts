import type { LayoutRule } from "./layout-rule.ts";

/** A figure stands alone, under its lead line. */
export const figure: LayoutRule = ([{ visual, lead }]) =>
  visual?.type === "figure"
    ? { layout: "figure", rule: "figure", taken: 1, content: { lead, figure: visual } }
    : null;
