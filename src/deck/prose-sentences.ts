import type { Paragraph } from "../model/chapter.ts";
import type { Sentence } from "../model/deck.ts";
import type { Settings } from "../settings/settings.ts";
import { chooseKeySentences, isStatement } from "./choose-key-sentences.ts";
import { splitInlineSentences } from "./split-sentences.ts";

/**
 * Returns what prose without any visual block shows, word for word: all of it where it is short,
 * else its key sentences; with `prose: notes` its first sentence, with `prose: full` each paragraph.
 */
export function proseSentences(
  prose: readonly Paragraph[],
  setting: Settings["prose"],
): { readonly kind: "statement" | "keys"; readonly sentences: readonly Sentence[] } {
  const all = prose.flatMap((paragraph) => splitInlineSentences(paragraph.inlines));
  if (isStatement(all)) return { kind: "statement", sentences: all };
  if (setting === "notes") return { kind: "statement", sentences: all.slice(0, 1) };
  if (setting === "full") {
    return { kind: "keys", sentences: prose.map((paragraph) => paragraph.inlines) };
  }
  const paragraphs = prose.map((paragraph) => paragraph.inlines);
  return { kind: "keys", sentences: chooseKeySentences(paragraphs) };
}
