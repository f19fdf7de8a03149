import type { Labels } from "../locales/locales.ts";
import { type Deck, itemsOfNotes, type Slide, templateOf } from "../model/deck.ts";
import { renderBlock, viewFootnotes } from "./block-html.ts";
import { markedSlides } from "../model/slide-numbers.ts";
import { renderInlines } from "./inline-html.ts";
import { type RenderContext, uncut } from "./render-context.ts";
import type { Templates } from "./templates/template-source.ts";
import { viewLayout, viewLogo } from "./view-layout.ts";
import type { SlideView } from "./templates/page-shapes.ts";
import type { SlideMemory } from "./slide-memory.ts";
import type { Html } from "./escape-html.ts";

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
      layout: templateOf(slide),
      className: slide.className,
      background: slide.background,
      number: index + 1,
      total,
      headingHtml: ownHeading.has(slide.layout)
        ? null
        : renderInlines(slide.headingInlines, context),
      bodyHtml: templates.render(`layouts/${templateOf(slide)}`, viewLayout(slide, context)),
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

/** With two decimals, so that the same deck gives the same bytes. */
function toPercent(index: number, total: number): number {
  return Math.round((index / total) * 10_000) / 100;
}

/** Where KaTeX numbers an equation by itself. */
const places = /class="eqn-num"/g;

/**
 * Returns slides in which the equations that KaTeX numbers by itself are counted through, from 1. A
 * page cannot count them: each slide is contained, and would begin at 1 with each equation. KaTeX's
 * style sheet adds one to its counter before it shows it.
 */
export function numberEquations(slides: readonly Html[]): Html[] {
  let before = 0;
  return slides.map((slide) =>
    slide.replace(places, (place) => {
      before += 1;
      return `${place} style="counter-reset:katexEqnNo ${before - 1}"`;
    }),
  );
}
