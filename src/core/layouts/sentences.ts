import type { Contents } from "../model/deck.ts";
import { keySentences, statementSentences } from "../prose/choose-key-sentences.ts";
import { defineLayout, type PartOf } from "./define-layout.ts";
import { sliceLead, sliceList, sliceSentences, windowOf } from "./slice-content.ts";

/** Prose of one or two short sentences, large and in full. */
export const statement = defineLayout({
  name: "statement",
  description: "One or two short sentences, large.",
  match: ([{ visual, prose }], context) => {
    const sentences = visual === null ? statementSentences(prose, context.prose) : null;
    return sentences === null ? null : { rule: "statement", taken: 1, content: { sentences } };
  },
  slice: sliceAll,
  sample: "## Short\n\nRivers rise by night.",
});

/** Longer prose, shown by its key sentences; all of it is in the notes. */
export const keys = defineLayout({
  name: "keys",
  description: "The key sentences of a section of prose, word for word; at most five.",
  match: ([{ visual, prose }], context) => {
    if (visual !== null) return null;
    const sentences = keySentences(prose, context.prose);
    const rule = context.prose === "full" ? "prose-in-full" : "key-sentences";
    return { rule, taken: 1, content: { sentences } };
  },
  slice: sliceAll,
  sample:
    "## At length\n\nThe **gauge** is read at six in the morning, before the mills begin to draw water. " +
    "It is read again at noon, when the sun has warmed the shallow reach of the river. " +
    "In the evening a third reading closes the page of the book in the hut by the weir.\n\n" +
    "The **book** is kept for thirty years, because a flood comes once in a lifetime.",
});

/** The flow of the sentences of a closing slide; its list is the main one. */
const sentencesFlow = "sentences";

/** The last section, when it is called まとめ or Summary: its prose or its list. */
export const closing = defineLayout({
  name: "closing",
  description: "The last section, if it is called まとめ, Summary or similar.",
  match: ([{ visual, lead, prose }], context) => {
    if (!context.isClosing) return null;
    if (visual?.type === "list") {
      return { rule: "closing", taken: 1, content: { lead, sentences: [], list: visual } };
    }
    if (visual !== null) return null;
    const sentences =
      statementSentences(prose, context.prose) ?? keySentences(prose, context.prose);
    return { rule: "closing", taken: 1, content: { lead: null, sentences, list: null } };
  },
  slice: ({ lead, sentences, list }, part) => {
    const shown = list === null ? null : sliceList(list, windowOf(part));
    return {
      lead: sliceLead(lead, part),
      sentences: sliceSentences(sentences, windowOf(part, sentencesFlow)),
      list: shown === null || shown.items.length === 0 ? null : shown,
    };
  },
  sample: "## First\n\nWater.\n\n## Summary\n\nWe have read the river.\n\n- gauges\n- weather",
});

function sliceAll({ sentences }: Contents["statement"], part: PartOf): Contents["statement"] {
  return { sentences: sliceSentences(sentences, windowOf(part)) };
}
