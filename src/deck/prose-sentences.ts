import type { Paragraph } from "../model/chapter.ts";
import type { Sentence } from "../model/deck.ts";
import { toPlainText } from "../model/inline.ts";
import type { Settings } from "../settings/settings.ts";
import { chooseKeySentences, isStatement } from "./choose-key-sentences.ts";
import { splitInlineSentences } from "./split-sentences.ts";

/** No prose of this many characters is short enough to stand in full: a Latin letter is half a unit. */
const maxStatementLength = 500;

/**
 * Returns the sentences of prose that stands large, word for word: all of it where it is short, the
 * first with `prose: notes`. Null for prose that is shown otherwise.
 */
export function statementSentences(
  prose: readonly Paragraph[],
  setting: Settings["prose"],
): readonly Sentence[] | null {
  const length = prose.reduce((sum, { inlines }) => sum + toPlainText(inlines).length, 0);
  if (length > maxStatementLength && setting !== "notes") return null;
  const all = prose.flatMap((paragraph) => splitInlineSentences(paragraph.inlines));
  if (isStatement(all)) return all;
  return setting === "notes" ? all.slice(0, 1) : null;
}

/** Returns what longer prose shows, word for word: its key sentences, with `prose: full` each paragraph. */
export function keySentences(
  prose: readonly Paragraph[],
  setting: Settings["prose"],
): readonly Sentence[] {
  const paragraphs = prose.map((paragraph) => paragraph.inlines);
  return setting === "full" ? paragraphs : chooseKeySentences(paragraphs);
}
