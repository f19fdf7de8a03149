import type { Labels } from "../locales/labels.ts";
import type { Block, FootnoteDefinition } from "../model/chapter.ts";
import { markedSlides, itemsOfNotes, type Deck, type Slide } from "../model/deck.ts";
import { renderBlock, renderBlocks, renderItem } from "./block-html.ts";
import { renderInlines } from "./inline-html.ts";
import { numberEquations } from "./number-equations.ts";
import type { RenderContext } from "./render-context.ts";
import type { Templates } from "./templates/templates.ts";
import { viewLayout, viewLogo } from "./view-layout.ts";
import type { SlideView } from "./page-views.ts";
import type { SlideMemory } from "./slide-memory.ts";
import type { Html } from "./templates/view-models.ts";

/** Layouts whose template shows the heading itself. */
const ownHeading: ReadonlySet<Slide["layout"]> = new Set(["cover", "divider"]);

/** What slides are rendered with. */
export interface SlideOptions {
  readonly templates: Templates;
  readonly labels: Labels;
  readonly context: RenderContext;
}

/** Returns each slide of a deck as a `<section>`, in order. */
export function renderSlides(deck: Deck, options: SlideOptions): Html[] {
  const render = createSlideRenderer(deck, options);
  return numberEquations(deck.slides.map((slide, index) => render(slide, index, options.context)));
}

/**
 * Returns each slide as a `<section>`, in order, of slides that are in the memory the one that is
 * there: the numbers of slides and lines in it can be old ones.
 */
export function recallSlides(deck: Deck, options: SlideOptions, memory: SlideMemory): Html[] {
  const render = createSlideRenderer(deck, options);
  const titles = new Map(deck.sections.map((section) => [section.id, section.title]));
  const common = JSON.stringify([deck.title, deck.language, findLogo(deck, options.context)]);
  const slides = deck.slides.map((slide, index) => {
    const title = slide.section === null ? "" : (titles.get(slide.section) ?? "");
    const key = `${title}\n${common}\n${withoutLines(JSON.stringify(slide))}`;
    return memory.recall(key, options, (context) => render(slide, index, context));
  });
  memory.endRound();
  return numberEquations(slides);
}

/** Lines move with every line that is written above; a diagram's stands in the page. */
function withoutLines(json: string): string {
  return json.includes('"type":"diagram"') ? json : json.replaceAll(ranges, "");
}

const ranges = /"range":\{"path":"(?:[^"\\]|\\.)*","startLine":\d+,"endLine":\d+\}/g;

type SlideRenderer = (slide: Slide, index: number, context: RenderContext) => Html;

function createSlideRenderer(
  deck: Deck,
  { templates, labels, context: whole }: SlideOptions,
): SlideRenderer {
  const total = deck.slides.length;
  const ticks = markedSlides(deck.sections).map((slide) => ({
    percent: toPercent(slide - 1, total),
    slide,
  }));
  const titles = new Map(deck.sections.map((section) => [section.id, section.title]));
  const logoSrc = findLogo(deck, whole);
  return (slide, index, context) => {
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
  };
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
    return item === null ? own : `<div data-item="${item}">${own}</div>`;
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
