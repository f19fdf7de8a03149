import type { Labels } from "../labels/labels.ts";
import type { Block } from "../model/chapter.ts";
import type { Deck, Slide } from "../model/deck.ts";
import { renderBlocks } from "./block-html.ts";
import { renderInlines, type RenderContext } from "./inline-html.ts";
import type { Templates } from "./templates.ts";
import { viewLayout } from "./view-layout.ts";
import type { Html, SlideView } from "./view-models.ts";

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
      notesHtml: renderNotes(slide, context),
      footnotes: slide.footnotes.map(({ number, blocks }) => ({
        number,
        html: renderFootnote(blocks, context),
      })),
      source: `${slide.range.path}:${slide.range.startLine}-${slide.range.endLine}`,
      labels,
    };
    return templates.render("partials/slide", view);
  });
}

/** Returns a slide's notes as HTML; null where it has none. */
export function renderNotes(slide: Slide, context: RenderContext): Html | null {
  return slide.noteBlocks.length === 0 ? null : renderBlocks(slide.noteBlocks, context);
}

/** A footnote of one paragraph needs none around it. */
function renderFootnote(blocks: readonly Block[], context: RenderContext): Html {
  const [first, ...rest] = blocks;
  return first?.type === "paragraph"
    ? renderInlines(first.inlines, context) + renderBlocks(rest, context)
    : renderBlocks(blocks, context);
}

/** With two decimals, so that the same deck gives the same bytes. */
function toPercent(index: number, total: number): number {
  return Math.round((index / total) * 10_000) / 100;
}
