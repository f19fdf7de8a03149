import type { LayoutRule } from "./layout-rule.ts";

/** A formula stands alone, under its lead line. */
export const formula: LayoutRule = ([{ visual, lead }]) =>
  visual?.type === "formula"
    ? { layout: "formula", rule: "formula", taken: 1, content: { lead, formula: visual } }
    : null;
