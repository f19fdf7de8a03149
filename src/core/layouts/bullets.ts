import type { LayoutRule } from "./layout-rule.ts";

/** A list stands alone, under its lead line. */
export const bullets: LayoutRule = ([{ visual, lead }]) =>
  visual?.type === "list"
    ? { layout: "bullets", rule: "list", taken: 1, content: { lead, list: visual } }
    : null;
