import type { LayoutRule } from "./layout-rule.ts";
import { keySentences, statementSentences } from "../prose/prose-sentences.ts";

/** The last section, when it is called まとめ or Summary: its prose or its list, set as a close. */
export const closing: LayoutRule = ([{ visual, lead, prose }], context) => {
  if (!context.isClosing) return null;
  if (visual?.type === "list") {
    const content = { lead, sentences: [], list: visual };
    return { layout: "closing", rule: "closing", taken: 1, content };
  }
  if (visual !== null) return null;
  const sentences = statementSentences(prose, context.prose) ?? keySentences(prose, context.prose);
  const content = { lead: null, sentences, list: null };
  return { layout: "closing", rule: "closing", taken: 1, content };
};
