import type { LayoutRule } from "./layout-rule.ts";

/** A callout stands alone, under its lead line. */
export const callout: LayoutRule = ([{ visual, lead }]) =>
  visual?.type === "callout"
    ? { layout: "callout", rule: "callout", taken: 1, content: { lead, callout: visual } }
    : null;
