import type { Labels } from "../labels/labels.ts";
import type { Deck } from "../model/deck.ts";
import { toPlainText } from "../model/inline.ts";
import { handoutPaper, stages } from "../settings/paper.ts";
import type { Settings } from "../settings/settings.ts";
import type { RenderContext } from "./render-context.ts";
import { renderNotes } from "./render-slides.ts";
import type { Templates } from "./templates.ts";
import type { CourseView, DeckView, HandoutView } from "./page-views.ts";
import type { Html } from "./view-models.ts";

/** What a page is made with. */
export interface PageOptions {
  readonly settings: Settings;
  readonly labels: Labels;
  readonly templates: Templates;
  readonly context: RenderContext;
  /** Each slide of the deck as HTML. */
  readonly slidesHtml: readonly Html[];
  /** Hrefs, relative to the page. */
  readonly stylesheets: readonly string[];
  /** The fonts' `@font-face` rules. */
  readonly fontCss: string;
}

/** Returns the deck's page, `index.html`. */
export function renderDeckPage(
  deck: Deck,
  options: PageOptions & {
    readonly script: string | null;
    /** Draws the diagrams of a page that is not fitted yet; null where there are none. */
    readonly diagramScript: string | null;
    readonly fitted: boolean;
  },
): Html {
  const { settings, labels, templates, stylesheets, script, fitted, slidesHtml } = options;
  const { widthPx, heightPx } = stages[settings.ratio];
  const view: DeckView = {
    language: deck.language,
    title: deck.title,
    author: deck.author,
    scheme: settings.scheme,
    ratio: settings.ratio,
    styleHtml: `@page{size:${widthPx}px ${heightPx}px;margin:0}\n${options.fontCss}`,
    stylesheets,
    script,
    diagramScript: options.fitted ? null : options.diagramScript,
    fitted,
    incremental: settings.incremental,
    slidesHtml,
    labels,
  };
  return templates.render("deck", view);
}

/** Returns the handout's page: each slide with the prose that belongs to it. */
export function renderHandoutPage(
  deck: Deck,
  options: PageOptions & {
    /** The indexes of the slides that it has. */
    readonly selected: readonly number[];
  },
): Html {
  const { settings, labels, templates, stylesheets, context, slidesHtml } = options;
  const isSelected = new Set(options.selected);
  const cover = deck.slides.find((slide) => slide.layout === "cover");
  const firstOf = new Map(deck.sections.map((section) => [section.firstSlide, section.title]));
  const view: HandoutView = {
    language: deck.language,
    title: cover === undefined ? deck.title : toPlainText(cover.content.title),
    kicker: cover?.content.kicker ?? null,
    author: deck.author,
    date: settings.date,
    ratio: settings.ratio,
    styleHtml: `${handoutPageCss(deck.title)}\n${options.fontCss}`,
    stylesheets,
    entries: deck.slides
      .map((slide, index) => ({
        number: index + 1,
        sectionTitle: firstOf.get(index) ?? null,
        slideHtml: slidesHtml[index] ?? "",
        notesHtml: renderNotes(slide, context),
      }))
      .filter((_, index) => isSelected.has(index)),
    labels,
  };
  return templates.render("handout", view);
}

/** The running head and the page's number stand in the page's margin. */
function handoutPageCss(title: string): string {
  const quoted = title.replace(/[\\"<>\n]/g, (c) => `\\${c.codePointAt(0)?.toString(16)} `);
  return `@page{size:${handoutPaper};@top-left{content:"${quoted}"}@bottom-right{content:counter(page) " / " counter(pages)}}`;
}

/** Returns the page that lists the chapters of a folder. */
export function renderCoursePage(view: CourseView, templates: Templates): Html {
  return templates.render("course", view);
}
