import type { Labels } from "../locales/labels.ts";
import type { Block, Chapter, Section } from "../model/chapter.ts";
import type { Deck, DeckSection, Slide } from "../model/deck.ts";
import { toPlainText } from "../model/inline.ts";
import type { Settings } from "../settings/settings.ts";
import { attachFootnotes } from "./attach-footnotes.ts";
import { isClosingHeading } from "../prose/closing-heading.ts";
import { dropSkipped, instructSlides, ownProse } from "./instructions.ts";
import { planAgenda } from "./plan-agenda.ts";
import { planCover, splitTitle } from "./plan-cover.ts";
import { planSection, type SectionContext } from "./plan-section.ts";
import { createSlideIds } from "./slide-ids.ts";
import { separateRanges } from "../prose/separate-ranges.ts";

/** Plans the slides of a chapter: what stands on each, what is said with it, and by which rule. */
export function planDeck(
  whole: Chapter,
  { settings, labels }: { readonly settings: Settings; readonly labels: Labels },
): Deck {
  const chapter = dropSkipped(whole);
  const ids = createSlideIds(chapter.sections);
  const title = splitTitle(chapter, settings);
  const cover = planCover(chapter, { settings, title, id: ids.take("cover") });
  const prose = ownProse(chapter.intro, settings.prose);
  const intro = planAgenda(chapter, { settings: { ...settings, prose }, labels, title, ids });
  const slides = openDeck(cover, intro, chapter.intro);
  const sections: DeckSection[] = [];
  for (const [index, section] of chapter.sections.entries()) {
    const isLast = index === chapter.sections.length - 1;
    const context: SectionContext = {
      ids,
      prose,
      root: section.id,
      isClosing: isLast && isClosingHeading(toPlainText(section.heading.inlines), labels),
      number: index + 1,
      total: chapter.sections.length,
      parent: title.inlines,
    };
    sections.push({
      id: section.id,
      title: toPlainText(section.heading.inlines),
      firstSlide: slides.length,
    });
    // With no slide before it, what is said there is for this section's slides.
    const blocks = slides.length === 0 ? [...chapter.intro, ...section.blocks] : section.blocks;
    addTree(slides, { ...section, blocks }, context);
  }
  return {
    name: chapter.name,
    path: chapter.path,
    title: title.plain,
    language: settings.lang ?? chapter.language,
    author: settings.author,
    sections,
    slides: attachFootnotes(separateRanges(slides), chapter.footnotes),
  };
}

/** What is said before the first section is for the cover where no other slide stands there. */
function openDeck(cover: Slide | null, intro: readonly Slide[], blocks: readonly Block[]): Slide[] {
  const first = cover === null ? [] : [cover];
  return intro.length === 0
    ? instructSlides(first, blocks)
    : [...first, ...instructSlides(intro, blocks)];
}

/** Adds a section's own slides, then those of its subsections. */
function addTree(slides: Slide[], section: Section, context: SectionContext): void {
  const prose = ownProse(section.blocks, context.prose);
  const own = planSection(section, { ...context, prose });
  for (const slide of instructSlides(own, section.blocks)) slides.push(slide);
  for (const [index, subsection] of section.sections.entries()) {
    addTree(slides, subsection, {
      ...context,
      prose,
      isClosing: false,
      number: index + 1,
      total: section.sections.length,
      parent: section.heading.inlines,
    });
  }
}
