import type { Layout } from "../../src/core/model/deck.ts";
import type {
  CellView,
  ImageView,
  LayoutView,
  ListView,
} from "../../src/core/render/templates/layout-shapes.ts";
import type { PageView, SlideView } from "../../src/core/render/templates/page-shapes.ts";
import type { Markers } from "./markers.ts";
import { labels, printSamples } from "./print-samples.ts";

const list = (m: Markers, ordered: boolean): ListView => ({
  ordered,
  start: 3,
  digits: 3,
  size: "few",
  items: [
    { html: m.html(), task: null },
    { html: m.html(), task: "done" },
  ],
});

const image = (m: Markers, isFound: boolean): ImageView => ({
  src: isFound ? m.text() : null,
  alt: m.text(),
  name: isFound ? m.text(0) : m.text(),
  href: null,
  widthPx: isFound ? 640 : null,
  heightPx: isFound ? 480 : null,
});

const figure = (m: Markers): LayoutView<"figure">["figure"] => ({
  images: [
    { ...image(m, true), href: m.text() },
    { ...image(m, false), href: m.text() },
    image(m, true),
    image(m, false),
  ],
  captionHtml: m.html(),
});

const agendaItems = (m: Markers): LayoutView<"agenda">["items"] => [
  { number: 1, html: m.html(), blocksHtml: m.html(), href: m.text() },
  { number: 2, html: m.html(), blocksHtml: null, href: null },
];

const cell = (m: Markers): CellView => ({
  html: m.html(),
  isHead: false,
  isFirst: false,
  columns: 3,
  rows: 2,
  alignment: "left",
});

const sentences = (m: Markers): LayoutView<"statement"> => ({
  sentencesHtml: [m.html(), m.html()],
  size: "few",
});

/** A full sample of each layout's view model, every string in it a marker of its own. */
export const layoutSamples: {
  readonly [L in Exclude<Layout, "custom">]: (m: Markers) => LayoutView<L>;
} = {
  cover: (m) => ({
    kicker: m.text(),
    titleHtml: m.html(),
    subtitle: m.text(),
    author: m.text(),
    affiliation: m.text(),
    date: m.text(),
    logo: image(m, true),
    url: m.text(),
    qrHtml: m.html(),
  }),
  agenda: (m) => ({
    leadHtml: m.html(),
    size: "few",
    rows: 1,
    items: agendaItems(m),
  }),
  divider: (m) => ({
    number: 7,
    total: 9,
    titleHtml: m.html(),
    steps: ["done", "current", "open"],
    items: agendaItems(m),
    size: "few",
  }),
  statement: sentences,
  keys: sentences,
  bullets: (m) => ({ leadHtml: m.html(), list: list(m, false) }),
  terms: (m) => ({
    leadHtml: m.html(),
    shape: "rows",
    size: "few",
    items: [
      { termHtml: m.html(), separator: m.text(), descriptionHtml: m.html(), blocksHtml: m.html() },
      { termHtml: null, separator: null, descriptionHtml: m.html(), blocksHtml: null },
    ],
  }),
  figure: (m) => ({ leadHtml: m.html(), figure: figure(m) }),
  "figure-list": (m) => ({
    leadHtml: m.html(),
    figure: figure(m),
    list: list(m, true),
  }),
  "two-lists": (m) => ({
    columns: [
      { leadHtml: m.html(), list: list(m, false) },
      { leadHtml: m.html(), list: list(m, true) },
    ],
  }),
  table: (m) => ({
    leadHtml: m.html(),
    captionHtml: m.html(),
    hasHead: true,
    upperHead: [[cell(m)]],
    head: [cell(m), cell(m)],
    rows: [[{ ...cell(m), isHead: true }, cell(m)]],
    size: "few",
  }),
  code: (m) => ({
    leadHtml: m.html(),
    size: "few",
    language: m.text(),
    isLanguageLong: true,
    title: m.text(),
    lines: [
      { number: 1, html: m.html(), light: "lit" },
      { number: 2, html: m.html(), light: null },
    ],
  }),
  callout: (m) => ({
    leadHtml: m.html(),
    kind: "note",
    titleHtml: m.html(),
    blocksHtml: [m.html(), m.html()],
  }),
  formula: (m) => ({ leadHtml: m.html(), formulaHtml: m.html() }),
  diagram: (m) => ({ leadHtml: m.html(), diagramHtml: m.html() }),
  html: (m) => ({ leadHtml: m.html(), html: m.html() }),
  quote: (m) => ({
    leadHtml: m.html(),
    blocksHtml: [m.html(), m.html()],
    sourceHtml: m.html(),
  }),
  closing: (m) => ({
    leadHtml: m.html(),
    ...sentences(m),
    list: list(m, false),
  }),
};

/** A slide of which a partial shows only some fields. */
const slide = (m: Markers, own: Partial<SlideView>): SlideView => ({
  id: m.text(0),
  layout: "bullets",
  className: m.text(0),
  background: m.text(0),
  number: 3,
  total: 8,
  headingHtml: m.text(0),
  bodyHtml: m.text(0),
  sectionTitle: m.text(0),
  chapterTitle: m.text(0),
  progress: { percent: 37.5, ticks: [{ percent: 12.5, slide: 2 }] },
  logoSrc: m.text(0),
  notesHtml: m.text(0),
  footnotes: [{ number: 11, html: m.text(0) }],
  source: m.text(0),
  labels: labels(m),
  ...own,
});

/** Samples of the partials. */
export const partialSamples: Readonly<Record<string, (m: Markers) => object>> = {
  "partials/slide": (m) =>
    slide(m, {
      id: m.text(),
      className: m.text(),
      background: m.text(),
      headingHtml: m.html(),
      bodyHtml: m.html(),
      sectionTitle: m.text(2),
      chapterTitle: m.text(),
      logoSrc: m.text(),
      notesHtml: m.html(),
      footnotes: [{ number: 11, html: m.html() }],
      source: m.text(),
    }),
  "partials/header": (m) => slide(m, { headingHtml: m.html() }),
  "partials/footer": (m) =>
    slide(m, { sectionTitle: m.text(), chapterTitle: m.text(), logoSrc: m.text() }),
  "partials/notes": (m) => slide(m, { notesHtml: m.html() }),
  "partials/lead": (m) => ({ leadHtml: m.html() }),
  "partials/list": (m) => list(m, true),
  "partials/figure": figure,
};

/** Samples of the pages. */
export const pageSamples: Readonly<Record<string, (m: Markers) => object>> = {
  deck: (m): PageView<"deck"> => ({
    language: m.text(),
    title: m.text(),
    author: m.text(),
    scheme: "light",
    ratio: "16:9",
    styleHtml: m.html(),
    stylesheets: [m.text()],
    script: m.text(),
    diagramScript: m.text(),
    fitted: true,
    starts: true,
    offline: true,
    incremental: true,
    talkWords: m.text(),
    slidesHtml: [m.html(), m.html()],
    labels: labels(m),
  }),
  course: (m): PageView<"course"> => ({
    language: m.text(),
    title: m.text(2),
    stylesheets: [m.text()],
    files: [{ label: m.text(), href: m.text() }],
    chapters: [
      {
        title: m.text(),
        href: m.text(),
        slides: 4,
        files: [{ label: m.text(), href: m.text() }],
      },
    ],
    labels: labels(m),
  }),
};

/** A full sample of every template of ours, by its name. */
export const templateSamples: Readonly<Record<string, (m: Markers) => object>> = {
  ...Object.fromEntries(
    Object.entries(layoutSamples).map(([name, make]) => [`layouts/${name}`, make]),
  ),
  ...partialSamples,
  ...pageSamples,
  ...printSamples,
};
