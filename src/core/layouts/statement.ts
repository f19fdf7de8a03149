import type { LayoutRule } from "./layout-rule.ts";
import { statementSentences } from "../prose/prose-sentences.ts";

/** Prose of one or two short sentences stands large, in full. */
export const statement: LayoutRule = ([{ visual, prose }], context) => {
  const sentences = visual === null ? statementSentences(prose, context.prose) : null;
  return sentences === null
    ? null
    : { layout: "statement", rule: "statement", taken: 1, content: { sentences } };
};
