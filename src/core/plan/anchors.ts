import { walkSections, type Chapter } from "../model/chapter.ts";
import type { Deck } from "../model/deck.ts";
import { toPlainText } from "../model/inline.ts";
import type { Anchors } from "../model/link.ts";
import { skippedSections } from "../model/skipped.ts";

/**
 * Returns the id of the slide for each name that a link may call it by: the slides' own ids, the
 * title's words or id, and each section's slug and id; null for a section that is left out. A
 * heading's name goes before a slide's id.
 */
export function anchorsOf(chapter: Chapter, deck: Deck): Anchors {
  const anchors = new Map<string, string | null>();
  for (const { id } of deck.slides) anchors.set(id, id);
  const { title } = chapter;
  const cover = deck.slides[0]?.id;
  if (title !== null && cover !== undefined) {
    anchors.set(title.id ?? toSlug(toPlainText(title.inlines)), cover);
  }
  walkSections(chapter.sections, ({ id }) => anchors.set(id, id));
  walkSections(chapter.sections, ({ id, slug }) => anchors.set(slug, id));
  walkSections(skippedSections(chapter), ({ id, slug }) => anchors.set(slug, null).set(id, null));
  return anchors;
}

/** GitHub's name of a heading's words: in lower case, with hyphens, without marks. */
function toSlug(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}
