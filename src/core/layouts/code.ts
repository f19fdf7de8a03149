import type { LayoutRule } from "./layout-rule.ts";

/** A code stands alone, under its lead line. */
export const code: LayoutRule = ([{ visual, lead }]) =>
  visual?.type === "code"
    ? { layout: "code", rule: "code", taken: 1, content: { lead, code: visual, firstLine: 1 } }
    : null;
