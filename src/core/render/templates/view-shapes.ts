import type { Layout } from "../../model/deck.ts";
import type * as pages from "../page-views.ts";
import { footnote, labels, linkNote, print, printContents, printShapes } from "./print-shapes.ts";
import type { ShapeFields, ShapeOf } from "./shape.ts";
import type { CellView, TableView } from "../handouts/table-views.ts";
import type * as views from "./view-models.ts";

const image = {
  src: "text, or null",
  alt: "text",
  name: "text",
  href: "text, or null",
  widthPx: "number, or null",
  heightPx: "number, or null",
} satisfies ShapeOf<views.ImageView>;

const figure = {
  images: [image],
  captionHtml: "html, or null",
} satisfies ShapeOf<views.FigureView>;

const list = {
  ordered: "true or false",
  start: "number",
  digits: "number, or null",
  items: [{ html: "html", task: "one of done, open, or null" }],
  size: "one of few, some, many",
} satisfies ShapeOf<views.ListView>;

const agendaItem = {
  number: "number",
  html: "html",
  blocksHtml: "html, or null",
  href: "text, or null",
} satisfies ShapeOf<views.AgendaItemView>;

const cell = {
  html: "html",
  isHead: "true or false",
  isFirst: "true or false",
  columns: "number, or null",
  rows: "number, or null",
  alignment: "one of left, right, center",
} satisfies ShapeOf<CellView>;

const sentences = {
  sentencesHtml: ["html"],
  size: "one of few, many",
} satisfies ShapeOf<views.SentencesView>;

const slide = {
  id: "text",
  layout: "text",
  className: "text, or null",
  background: "text, or null",
  number: "number",
  total: "number",
  headingHtml: "html, or null",
  bodyHtml: "html",
  sectionTitle: "text, or null",
  chapterTitle: "text",
  progress: { percent: "number", ticks: [{ percent: "number", slide: "number" }] },
  logoSrc: "text, or null",
  notesHtml: "html, or null",
  footnotes: [footnote],
  source: "text",
  labels,
} satisfies ShapeOf<pages.SlideView>;

const lead = { leadHtml: "html, or null" } as const;

/** What the template of a layout of the user's sees: the slide's heading, blocks and notes. */
export const customShape = {
  heading: "text",
  headingHtml: "html",
  blocksHtml: ["html"],
  notesHtml: "html, or null",
} as const;

const layouts = {
  cover: {
    kicker: "text, or null",
    titleHtml: "html",
    subtitle: "text, or null",
    author: "text, or null",
    affiliation: "text, or null",
    date: "text, or null",
    logo: image,
    url: "text, or null",
    qrHtml: "html, or null",
  } satisfies ShapeOf<views.CoverView>,
  agenda: {
    ...lead,
    items: [agendaItem],
    size: "one of few, many",
    rows: "number",
  } satisfies ShapeOf<views.AgendaView>,
  divider: {
    number: "number",
    total: "number",
    titleHtml: "html",
    steps: ["one of done, current, open"],
    items: [agendaItem],
    size: "one of few, some, many",
  } satisfies ShapeOf<views.DividerView>,
  statement: sentences,
  keys: sentences,
  bullets: { ...lead, list } satisfies ShapeOf<views.BulletsView>,
  terms: {
    ...lead,
    shape: "one of rows, cards",
    size: "one of few, many",
    items: [
      {
        termHtml: "html, or null",
        separator: "text, or null",
        descriptionHtml: "html",
        blocksHtml: "html, or null",
      },
    ],
  } satisfies ShapeOf<views.TermsView>,
  figure: { ...lead, figure } satisfies ShapeOf<views.FigureSlideView>,
  "figure-list": { ...lead, figure, list } satisfies ShapeOf<views.FigureListView>,
  "two-lists": { columns: [{ ...lead, list }] } satisfies ShapeOf<views.TwoListsView>,
  table: {
    ...lead,
    captionHtml: "html, or null",
    hasHead: "true or false",
    upperHead: [[cell]],
    head: [cell],
    rows: [[cell]],
    size: "one of few, many",
  } satisfies ShapeOf<TableView>,
  code: {
    ...lead,
    language: "text, or null",
    isLanguageLong: "true or false",
    title: "text, or null",
    lines: [{ number: "number", html: "html", light: "one of lit, dim, or null" }],
    size: "one of few, many",
  } satisfies ShapeOf<views.CodeView>,
  callout: {
    ...lead,
    kind: "one of note, tip, important, warning, caution, details",
    titleHtml: "html",
    blocksHtml: ["html"],
  } satisfies ShapeOf<views.CalloutView>,
  formula: { ...lead, formulaHtml: "html" } satisfies ShapeOf<views.FormulaView>,
  diagram: { ...lead, diagramHtml: "html" } satisfies ShapeOf<views.DiagramView>,
  html: { ...lead, html: "html" } satisfies ShapeOf<views.HtmlView>,
  quote: {
    ...lead,
    blocksHtml: ["html"],
    sourceHtml: "html, or null",
  } satisfies ShapeOf<views.QuoteView>,
  closing: { ...lead, ...sentences, list } satisfies ShapeOf<views.ClosingView>,
} satisfies Record<Exclude<Layout, "custom">, ShapeFields>;

/** What the template of each layout sees. */
export type LayoutShapes = typeof layouts & { readonly custom: typeof customShape };

const pageShapes = {
  ...printShapes,
  deck: {
    language: "text, or null",
    title: "text",
    author: "text, or null",
    scheme: "one of light, dark, auto",
    ratio: "text",
    styleHtml: "html",
    stylesheets: ["text"],
    script: "text, or null",
    diagramScript: "text, or null",
    fitted: "true or false",
    starts: "true or false",
    offline: "true or false",
    incremental: "true or false",
    talkWords: "text",
    slidesHtml: ["html"],
    labels,
  } satisfies ShapeOf<pages.DeckView>,
  course: {
    language: "text, or null",
    title: "text",
    stylesheets: ["text"],
    files: [{ label: "text", href: "text" }],
    chapters: [
      { title: "text", href: "text", slides: "number", files: [{ label: "text", href: "text" }] },
    ],
    labels,
  } satisfies ShapeOf<pages.CourseView>,
};

/** What each template that is rendered by its name sees: pages, layouts, and the frame of a slide. */
export const templateShapes: Readonly<Record<string, ShapeFields>> = {
  ...pageShapes,
  ...Object.fromEntries(Object.entries(layouts).map(([name, shape]) => [`layouts/${name}`, shape])),
  "partials/slide": slide,
};

/** What each of our partials sees where we call it; one's own see what stands where they are called. */
export const partialShapes: Readonly<Record<string, ShapeFields>> = {
  "partials/slide": slide,
  "partials/header": slide,
  "partials/footer": slide,
  "partials/notes": slide,
  "partials/print-head": print,
  "partials/print-title": print,
  "partials/print-contents": printContents,
  "partials/link-notes": { ...print, linkNotes: [linkNote] },
  "partials/key": { ...print, key: [footnote] },
  "partials/lead": lead,
  "partials/list": list,
  "partials/figure": figure,
};
