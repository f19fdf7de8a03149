import type { Paragraph } from "../model/chapter.ts";
import type { Sentence } from "../model/deck.ts";
import { toPlainText } from "../model/inline.ts";
import type { Settings } from "../settings/settings.ts";
import { chooseKeySentences, isStatement, maxStatementUnits } from "./choose-key-sentences.ts";
import { splitInlineSentences } from "./split-sentences.ts";
import { leastWidth } from "./text-width.ts";

/**
 * Returns the sentences of prose that stands large, word for word: all of it where it is short, the
 * first with `prose: notes`. Null for prose that is shown otherwise.
 */
export function statementSentences(
  prose: readonly Paragraph[],
  setting: Settings["prose"],
): readonly Sentence[] | null {
  if (setting !== "notes" && isTooWide(prose)) return null;
  const all = prose.flatMap((paragraph) => splitInlineSentences(paragraph.inlines));
  if (isStatement(all)) return all;
  return setting === "notes" ? all.slice(0, 1) : null;
}

/** Is there too much of it for a statement, however it is cut into sentences? */
function isTooWide(prose: readonly Paragraph[]): boolean {
  let units = 0;
  for (const { inlines } of prose) {
    units += leastWidth(toPlainText(inlines), maxStatementUnits - units);
    if (units > maxStatementUnits) return true;
  }
  return false;
}

/** Returns what longer prose shows, word for word: its key sentences, with `prose: full` each paragraph. */
export function keySentences(
  prose: readonly Paragraph[],
  setting: Settings["prose"],
): readonly Sentence[] {
  const paragraphs = prose.map((paragraph) => paragraph.inlines);
  return setting === "full" ? paragraphs : chooseKeySentences(paragraphs);
}
