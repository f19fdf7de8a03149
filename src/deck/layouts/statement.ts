import type { LayoutRule } from "../layout-rule.ts";
import { proseSentences } from "../prose-sentences.ts";

/** Prose of one or two short sentences stands large, in full. */
export const statement: LayoutRule = ([{ visual, prose }], context) => {
  if (visual !== null) return null;
  const { kind, sentences } = proseSentences(prose, context.prose);
  return kind === "statement"
    ? { layout: "statement", rule: "statement", taken: 1, content: { sentences } }
    : null;
};
