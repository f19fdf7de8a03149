import type { Labels } from "../labels/labels.ts";
import type { Block, FootnoteDefinition } from "../model/chapter.ts";
import type { Deck, Slide } from "../model/deck.ts";
import { renderBlock, renderBlocks, renderItem } from "./block-html.ts";
import { itemsOfNotes } from "../model/note-items.ts";
import { renderInlines } from "./inline-html.ts";
import type { RenderContext } from "./render-context.ts";
import type { Templates } from "./templates.ts";
import { viewLayout, viewLogo } from "./view-layout.ts";
import type { SlideView } from "./page-views.ts";
import type { Html } from "./view-models.ts";

/** Layouts whose template shows the heading itself. */
const ownHeading: ReadonlySet<Slide["layout"]> = new Set(["cover", "divider"]);

/** Returns each slide of a deck as a `<section>`, in order. */
export function renderSlides(
  deck: Deck,
  { templates, labels, context }: { templates: Templates; labels: Labels; context: RenderContext },
): Html[] {
  const total = deck.slides.length;
  const ticks = deck.sections.map(({ firstSlide }) => ({
    percent: toPercent(firstSlide, total),
    slide: firstSlide + 1,
  }));
  const titles = new Map(deck.sections.map((section) => [section.id, section.title]));
  const logoSrc = findLogo(deck, context);
  return deck.slides.map((slide, index) => {
    const view: SlideView = {
      id: slide.id,
      layout: slide.layout,
      className: slide.className,
      background: slide.background,
      number: index + 1,
      total,
      headingHtml: ownHeading.has(slide.layout)
        ? null
        : renderInlines(slide.headingInlines, context),
      bodyHtml: templates.render(`layouts/${slide.layout}`, viewLayout(slide, context)),
      sectionTitle: slide.section === null ? null : (titles.get(slide.section) ?? null),
      chapterTitle: deck.title,
      progress: { percent: toPercent(index + 1, total), ticks },
      logoSrc: slide.layout === "cover" ? null : logoSrc,
      notesHtml: renderOwnedNotes(slide, context),
      footnotes: viewFootnotes(slide.footnotes, context),
      source: `${slide.range.path}:${slide.range.startLine}-${slide.range.endLine}`,
      labels,
    };
    return templates.render("partials/slide", view);
  });
}

/** Returns the address of the logo that the cover has; null where it has none, or its file is missing. */
function findLogo({ slides }: Deck, context: RenderContext): string | null {
  const logos = slides.flatMap(({ layout, content }) => (layout === "cover" ? [content.logo] : []));
  const [logo] = logos;
  return logo ? viewLogo(logo, context).src : null;
}

/** Returns footnotes, each with its number in the chapter. */
export function viewFootnotes(
  footnotes: readonly FootnoteDefinition[],
  context: RenderContext,
): SlideView["footnotes"] {
  return footnotes.map(({ number, blocks }) => ({ number, html: renderItem({ blocks }, context) }));
}

/** Returns blocks as HTML; null where there are none. */
export function renderProse(blocks: readonly Block[], context: RenderContext): Html | null {
  return blocks.length === 0 ? null : renderBlocks(blocks, context) || null;
}

/** The notes again, with what belongs to an item marked, so that it goes where the item goes. */
function renderOwnedNotes(slide: Slide, context: RenderContext): Html | null {
  if (slide.noteBlocks.length === 0) return null;
  const items = itemsOfNotes(slide);
  const html = slide.noteBlocks.map((block, note) => {
    const item = items[note] ?? null;
    const own = renderBlock(block, uncut(context));
    return item === null ? own : `<div data-note="${note}" data-item="${item}">${own}</div>`;
  });
  return html.join("");
}

/** Returns a context for prose. It is not cut: it scrolls, or breaks across pages; and its lines break anywhere. */
export function uncut(context: RenderContext): RenderContext {
  return { ...context, divide: (inlines) => [inlines], phrases: null };
}

/** With two decimals, so that the same deck gives the same bytes. */
function toPercent(index: number, total: number): number {
  return Math.round((index / total) * 10_000) / 100;
}
