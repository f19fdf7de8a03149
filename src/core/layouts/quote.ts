import type { LayoutRule } from "./layout-rule.ts";

/** A quote stands alone, under its lead line. */
export const quote: LayoutRule = ([{ visual, lead }]) =>
  visual?.type === "quote"
    ? { layout: "quote", rule: "quote", taken: 1, content: { lead, quote: visual } }
    : null;
