import type { LayoutRule } from "./layout-rule.ts";

/** A table stands alone, under its lead line. */
export const table: LayoutRule = ([{ visual, lead }]) =>
  visual?.type === "table"
    ? { layout: "table", rule: "table", taken: 1, content: { lead, table: visual } }
    : null;
