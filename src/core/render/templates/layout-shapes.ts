import type { Layout } from "../../model/deck.ts";
import { orNull, type ShapeFields, type ViewOf } from "./shape.ts";

/** An image. */
export const image = {
  /** Null where the file is missing: the template shows a frame with `name` and `alt`. */
  src: "text, or null",
  /** What it shows, in words; empty where the author says nothing. */
  alt: "text",
  /** The file's name. */
  name: "text",
  /** Where it leads; null where there is no link around it. */
  href: "text, or null",
  /** The image's own size in CSS px; null where it is unknown. */
  widthPx: "number, or null",
  heightPx: "number, or null",
} as const;

/** What `partials/figure.hbs` sees: images side by side, and what stands under them. */
export const figure = { images: [image], captionHtml: "html, or null" } as const;

/** What `partials/list.hbs` sees. */
export const list = {
  ordered: "true or false",
  /** The first item's number; 1 for a list that is not numbered. */
  start: "number",
  /** How many digits its longest number has, where that is more than two. */
  digits: "number, or null",
  /** Nested lists are `<ul>`/`<ol>` inside the HTML of an item. */
  items: [{ html: "html", task: "one of done, open, or null" }],
  /** `few` up to 4 items that are short, `some` up to 7, else `many`. */
  size: "one of few, some, many",
} as const;

/** What `partials/lead.hbs` sees, and every layout that a sentence may lead in to. */
export const lead = { leadHtml: "html, or null" } as const;

/** One thing that a chapter or a section covers. */
const agendaItem = {
  /** 1-based. */
  number: "number",
  html: "html",
  /** What stands under it, such as a nested list. */
  blocksHtml: "html, or null",
  /** `#id` of a slide. */
  href: "text, or null",
} as const;

const cell = {
  /** Empty for a cell without words. */
  html: "html",
  /** Is it the head of its row? */
  isHead: "true or false",
  /** Does it stand in the first column? Such a cell stands again where its row goes on. */
  isFirst: "true or false",
  /** How many columns and rows it takes up; null for one. */
  columns: "number, or null",
  rows: "number, or null",
  /** The column's: the author's own, else `right` for one of figures and `left` for all others. */
  alignment: "one of left, right, center",
} as const;

const sentences = {
  /** Word for word, in order. */
  sentencesHtml: ["html"],
  /** `few` up to 3 sentences that are short, else `many`. */
  size: "one of few, many",
} as const;

/** What the template of a layout of the user's sees: the slide's heading, blocks and notes. */
export const customShape = {
  heading: "text",
  headingHtml: "html",
  blocksHtml: ["html"],
  notesHtml: "html, or null",
} as const;

/** What the template of each layout sees. */
export const layoutShapes = {
  cover: {
    /** What stands small above the title, such as `第1章`. */
    kicker: "text, or null",
    /** The title without it. */
    titleHtml: "html",
    subtitle: "text, or null",
    author: "text, or null",
    affiliation: "text, or null",
    /** As the author wrote it. */
    date: "text, or null",
    logo: orNull(image),
    /** Where the deck can be found. */
    url: "text, or null",
    /** The same as a QR code, an SVG with a name. */
    qrHtml: "html, or null",
  },
  agenda: {
    ...lead,
    /** The author's own list, else the sections. */
    items: [agendaItem],
    /** `many` beyond 6 items that are short (two columns), else `few`. */
    size: "one of few, many",
    /** How many rows two columns take. */
    rows: "number",
  },
  divider: {
    /** The section's number among the sections, 1-based, and how many there are. */
    number: "number",
    total: "number",
    titleHtml: "html",
    /** One for each section of the chapter, in order; none beyond 60 sections. */
    steps: ["one of done, current, open"],
    /** The headings in it. */
    items: [agendaItem],
    /** `few` up to 4 items, `some` up to 6, else `many`. */
    size: "one of few, some, many",
  },
  statement: sentences,
  keys: sentences,
  bullets: { ...lead, list },
  terms: {
    ...lead,
    /** `cards` where all descriptions are short and there are four or more, else `rows`. */
    shape: "one of rows, cards",
    /** `few` up to 4 terms that are short with their descriptions, else `many`. */
    size: "one of few, many",
    items: [
      {
        /** Null for an item among them that has no term. */
        termHtml: "html, or null",
        /** The author's mark between the two: read by machines, not shown. */
        separator: "text, or null",
        descriptionHtml: "html",
        /** What stands under it, such as a nested list. */
        blocksHtml: "html, or null",
      },
    ],
  },
  figure: { ...lead, figure },
  "figure-list": { ...lead, figure, list },
  "two-lists": { columns: [{ ...lead, list }] },
  table: {
    ...lead,
    /** What the author calls the table. */
    captionHtml: "html, or null",
    /** Has its head any words? */
    hasHead: "true or false",
    /** The rows of the head above `head`. Cells that another covers are in no row. */
    upperHead: [[cell]],
    head: [cell],
    rows: [[cell]],
    /** `few` up to 5 rows, else `many` (tinted by turns). */
    size: "one of few, many",
  },
  code: {
    ...lead,
    /** As the author names it after the fence. */
    language: "text, or null",
    /** Is the language's name too long to stand beside the first line? */
    isLanguageLong: "true or false",
    /** Such as the file's name. */
    title: "text, or null",
    /**
     * Without line ends, coloured where the language is known. Numbers are 1-based, from the beginning of
     * the block, also where it goes on. Null where no line is lit.
     */
    lines: [{ number: "number", html: "html", light: "one of lit, dim, or null" }],
    /** `few` for up to 10 lines. */
    size: "one of few, many",
  },
  callout: {
    ...lead,
    /** An alert (`> [!NOTE]`) or `<details>`. */
    kind: "one of note, tip, important, warning, caution, details",
    /** The author's own, or what the language calls such a callout. */
    titleHtml: "html",
    /** Its paragraphs, lists and so on, each as HTML. */
    blocksHtml: ["html"],
  },
  /** Set by KaTeX, with MathML for those who hear it. */
  formula: { ...lead, formulaHtml: "html" },
  /** The diagram's source, in whose place the script draws it. */
  diagram: { ...lead, diagramHtml: "html" },
  /** HTML that runs as it is written, where the user trusts it, in a box of its own. */
  html: { ...lead, html: "html" },
  quote: {
    ...lead,
    /** Its paragraphs, lists and so on, each as HTML. */
    blocksHtml: ["html"],
    /** The last paragraph, where it begins with a dash and so names the source. */
    sourceHtml: "html, or null",
  },
  /** Key sentences, word for word; none where a list says it all. */
  closing: { ...lead, ...sentences, list: orNull(list) },
} as const satisfies Record<Exclude<Layout, "custom">, ShapeFields>;

/** The shape of each layout's view, by its name. */
export type LayoutShapes = typeof layoutShapes & { readonly custom: typeof customShape };

/** What the template of a layout sees. */
export type LayoutView<L extends Layout> = ViewOf<LayoutShapes[L]>;

/** An image, as templates see it. */
export type ImageView = ViewOf<typeof image>;

/** A list, as templates see it. */
export type ListView = ViewOf<typeof list>;

/** A cell of a table, as templates see it. */
export type CellView = ViewOf<typeof cell>;
