import type { LayoutRule } from "./layout-rule.ts";

/** HTML that runs as it is written stands alone, under its lead line. */
export const html: LayoutRule = ([{ visual, lead }]) =>
  visual?.type === "raw-html"
    ? { layout: "html", rule: "html", taken: 1, content: { lead, html: visual } }
    : null;
