import type * as pages from "../../src/render/page-views.ts";
import type * as views from "../../src/render/view-models.ts";

/** Makes markers, each once: plain ones hold what must be escaped, HTML ones a tag that must stay. */
export function createMarkers(prefix = "m"): {
  text(): string;
  html(): string;
  readonly made: readonly { readonly text: string; readonly isHtml: boolean }[];
} {
  const made: { text: string; isHtml: boolean }[] = [];
  const make = (isHtml: boolean) => {
    const name = `${prefix}${made.length}m`;
    const text = isHtml ? `<i>${name}</i>` : `${name}<&">`;
    made.push({ text, isHtml });
    return text;
  };
  return { text: () => make(false), html: () => make(true), made };
}

type Markers = ReturnType<typeof createMarkers>;

const list = (m: Markers, ordered: boolean): views.ListView => ({
  ordered,
  start: 3,
  size: "few",
  items: [
    { html: m.html(), task: null },
    { html: m.html(), task: "done" },
  ],
});

const image = (m: Markers, isFound: boolean): views.ImageView => ({
  src: isFound ? m.text() : null,
  alt: m.text(),
  name: isFound ? "unused" : m.text(),
  href: null,
  widthPx: isFound ? 640 : null,
  heightPx: isFound ? 480 : null,
});

const figure = (m: Markers): views.FigureView => ({
  images: [
    { ...image(m, true), href: m.text() },
    { ...image(m, false), href: m.text() },
    image(m, true),
    image(m, false),
  ],
  captionHtml: m.html(),
});

const agendaItems = (m: Markers): views.AgendaItemView[] => [
  { number: 1, html: m.html(), blocksHtml: m.html(), href: m.text() },
  { number: 2, html: m.html(), blocksHtml: null, href: null },
];

const cell = (m: Markers): views.CellView => ({ html: m.html(), alignment: "left" });

/** A full sample of each layout's view model, every string in it a marker of its own. */
export const layoutSamples: Readonly<Record<string, (m: Markers) => object>> = {
  cover: (m): views.CoverView => ({
    kicker: m.text(),
    titleHtml: m.html(),
    subtitle: m.text(),
    author: m.text(),
    affiliation: m.text(),
    date: m.text(),
    logo: image(m, true),
  }),
  agenda: (m): views.AgendaView => ({ leadHtml: m.html(), size: "few", items: agendaItems(m) }),
  divider: (m): views.DividerView => ({
    number: 7,
    total: 9,
    titleHtml: m.html(),
    items: agendaItems(m),
  }),
  statement: (m): views.SentencesView => ({ sentencesHtml: [m.html(), m.html()] }),
  keys: (m): views.SentencesView => ({ sentencesHtml: [m.html(), m.html()] }),
  bullets: (m): views.BulletsView => ({ leadHtml: m.html(), list: list(m, false) }),
  terms: (m): views.TermsView => ({
    leadHtml: m.html(),
    shape: "rows",
    items: [
      { termHtml: m.html(), separator: m.text(), descriptionHtml: m.html(), blocksHtml: m.html() },
      { termHtml: null, separator: null, descriptionHtml: m.html(), blocksHtml: null },
    ],
  }),
  figure: (m): views.FigureSlideView => ({ leadHtml: m.html(), figure: figure(m) }),
  "figure-list": (m): views.FigureListView => ({
    leadHtml: m.html(),
    figure: figure(m),
    list: list(m, true),
  }),
  "two-lists": (m): views.TwoListsView => ({
    columns: [
      { leadHtml: m.html(), list: list(m, false) },
      { leadHtml: m.html(), list: list(m, true) },
    ],
  }),
  table: (m): views.TableView => ({
    leadHtml: m.html(),
    head: [cell(m), cell(m)],
    rows: [[cell(m), cell(m)]],
    size: "few",
  }),
  code: (m): views.CodeView => ({
    leadHtml: m.html(),
    language: m.text(),
    title: m.text(),
    lines: [
      { number: 1, html: m.html(), light: "lit" },
      { number: 2, html: m.html(), light: null },
    ],
  }),
  callout: (m): views.CalloutView => ({
    leadHtml: m.html(),
    kind: "note",
    titleHtml: m.html(),
    blocksHtml: [m.html(), m.html()],
  }),
  formula: (m): views.FormulaView => ({ leadHtml: m.html(), formulaHtml: m.html() }),
  diagram: (m): views.DiagramView => ({ leadHtml: m.html(), diagramHtml: m.html() }),
  quote: (m): views.QuoteView => ({ leadHtml: m.html(), blocksHtml: [m.html(), m.html()] }),
  closing: (m): views.ClosingView => ({
    leadHtml: m.html(),
    sentencesHtml: [m.html(), m.html()],
    list: list(m, false),
  }),
};

const labels = (m: Markers): views.LabelsView => ({
  continued: m.text(),
  again: m.text(),
  notes: m.text(),
  slides: m.text(),
  handout: m.text(),
  chapters: m.text(),
  page: m.text(),
});

/** Samples of the pages and the frame. Labels may or may not be shown. */
export const pageSamples: Readonly<Record<string, (m: Markers) => object>> = {
  "partials/slide": (m): views.SlideView => ({
    id: m.text(),
    layout: "bullets",
    className: m.text(),
    background: m.text(),
    number: 3,
    total: 8,
    headingHtml: m.html(),
    bodyHtml: m.html(),
    sectionTitle: m.text(),
    chapterTitle: m.text(),
    progress: { percent: 37.5, ticks: [{ percent: 12.5, slide: 2 }] },
    notesHtml: m.html(),
    footnotes: [{ number: 11, html: m.html() }],
    source: m.text(),
    labels: labels(createMarkers("label")),
  }),
  deck: (m): views.DeckView => ({
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
    slidesHtml: [m.html(), m.html()],
    labels: labels(createMarkers("label")),
  }),
  handout: (m): pages.HandoutView => ({
    language: m.text(),
    title: "shown twice",
    kicker: m.text(),
    author: "shown twice",
    date: m.text(),
    ratio: "16:9",
    styleHtml: m.html(),
    stylesheets: [m.text()],
    entries: [
      { number: 1, sectionTitle: m.text(), slideHtml: m.html(), notesHtml: m.html() },
      { number: 2, sectionTitle: null, slideHtml: m.html(), notesHtml: null },
    ],
    labels: labels(createMarkers("label")),
  }),
  course: (m): pages.CourseView => ({
    language: m.text(),
    title: "shown twice",
    stylesheets: [m.text()],
    chapters: [
      {
        title: m.text(),
        href: m.text(),
        slides: 4,
        files: [{ label: m.text(), href: m.text() }],
      },
    ],
    labels: labels(createMarkers("label")),
  }),
};
