import type { LayoutRule } from "./layout-rule.ts";
import { keySentences } from "../prose/prose-sentences.ts";

/** Longer prose is shown by its key sentences; the whole is in the notes. */
export const keys: LayoutRule = ([{ visual, prose }], context) => {
  if (visual !== null) return null;
  const sentences = keySentences(prose, context.prose);
  const rule = context.prose === "full" ? "prose-in-full" : "key-sentences";
  return { layout: "keys", rule, taken: 1, content: { sentences } };
};
