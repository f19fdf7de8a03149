import { customShape, figure, layoutShapes, lead, list } from "./layout-shapes.ts";
import { isFields, isList, orNull, type Shape, type ShapeFields, type ViewOf } from "./shape.ts";

/** The words that are not the author's, in the chapter's language. */
const labels = {
  continued: "text",
  again: "text",
  notes: "text",
  slides: "text",
  handout: "text",
  chapters: "text",
  page: "text",
  contents: "text",
  links: "text",
  answers: "text",
} as const;

/** A footnote or an answer, with its number. */
const footnote = { number: "number", html: "html" } as const;

/** What `partials/slide.hbs` sees, the frame around a layout's body, and the partials that it calls. */
const slide = {
  /** Links lead to it: `#id`. */
  id: "text",
  /** The name of its layout: `bullets` for `layouts/bullets.hbs`. */
  layout: "text",
  /** The author's own classes, and the colour of the ground that the author wishes. */
  className: "text, or null",
  background: "text, or null",
  /** 1-based, of `total`. Slides that are added by fitting change them. */
  number: "number",
  total: "number",
  /** Null for the layouts that show the heading themselves (cover, divider). */
  headingHtml: "html, or null",
  /** What the layout's template made. */
  bodyHtml: "html",
  /** For the footer; null where the slide is in no section. */
  sectionTitle: "text, or null",
  chapterTitle: "text",
  /**
   * 0–100, how far the slide is through the deck; and where each section begins, 0–100, with its first
   * slide, 1-based: none beyond 60 sections.
   */
  progress: { percent: "number", ticks: [{ percent: "number", slide: "number" }] },
  /** The address of the logo's image, for the footer; null on the cover, too. */
  logoSrc: "text, or null",
  /** The speaker notes. */
  notesHtml: "html, or null",
  /** Those that the slide refers to, each with its number in the chapter. */
  footnotes: [footnote],
  /** `path:startLine-endLine` in the chapter. */
  source: "text",
  labels,
} as const;

/** What the page of every kind of handout has, and `partials/print-head.hbs` sees. */
const print = {
  /** A BCP 47 tag, as `lang`; null where the language is not known. */
  language: "text, or null",
  /** The chapter's title, without the kicker. */
  title: "text",
  /** What stands small above the title, such as `第1章`. */
  kicker: "text, or null",
  /** From the settings, as the author wrote them. */
  author: "text, or null",
  date: "text, or null",
  /** Where the deck can be found, also as a QR code, an SVG; null on pages without a title block, too. */
  url: "text, or null",
  qrHtml: "html, or null",
  /** The slides' shape, `16:9`, `4:3`, `a4` or `letter`, as `data-ratio`. */
  ratio: "text",
  /**
   * CSS for the page itself: its `@page` rules, how large what is printed on a sheet is
   * (`--sheet-width`, `--sheet-height`) and how large a slide's picture (`--picture-scale`), and the
   * fonts' `@font-face` rules.
   */
  styleHtml: "html",
  /** Addresses, relative to the page, in their order. */
  stylesheets: ["text"],
  labels,
} as const;

/** A line of the contents, by the id it leads to. The number of its page is written into `[data-page-of]` before printing. */
const heading = { id: "text", title: "text" } as const;

/** What `partials/print-contents.hbs` sees: the sections, none where there are fewer than two. */
const printContents = { contents: [heading], labels } as const;

/** The address of a link, as a note: `[1]` behind the link's words leads to it. `address` is the same for the eye. */
const linkNote = { number: "number", id: "text", href: "text", address: "text" } as const;

/** Slides alone, some to a page, after the contents. */
const grid = {
  ...print,
  ...printContents,
  /** How many stand side by side, and under each other. */
  columns: "number",
  rows: "number",
  /** The numbers of the lines to write on that go with each slide, from 1; empty where there is no room. */
  lines: ["number"],
  /** One a page, in order, with the slides' numbers, 1-based. */
  sheets: [{ slides: [{ number: "number", slideHtml: "html" }] }],
} as const;

/** A line of a course's contents, with the number of its page, 1-based. */
const line = { title: "text", href: "text", page: "number" } as const;

/** The PDFs of a chapter or a course, each with what the link says. */
const files = [{ label: "text", href: "text" }] as const;

/** What the template of each page sees. */
const pages = {
  /** The answers of a cloze handout, in a file of their own, in the order of the blanks' numbers. */
  key: { ...print, key: [footnote] },
  /** The first pages of a course's handout. */
  contents: {
    ...print,
    chapters: [{ ...line, language: "text, or null", sections: [line] }],
  },
  grid,
  lines: grid,
  /** The chapter without slides. */
  article: {
    ...print,
    ...printContents,
    /** What stands before the first section. */
    introHtml: "html, or null",
    /** The sections and subsections, in order; `level` 2 for a section, 3 for a subsection, 6 at most. */
    sections: [{ id: "text", level: "number", headingHtml: "html", bodyHtml: "html, or null" }],
    /** In the order of their numbers. */
    footnotes: [footnote],
    linkNotes: [linkNote],
  },
  /** Slides with their prose. */
  handout: {
    ...print,
    ...printContents,
    /** One a slide, in order. */
    entries: [
      {
        /** The slide's, 1-based. */
        number: "number",
        /** Set where a new section begins with this entry. */
        section: orNull(heading),
        /** As `partials/slide.hbs` made it, without notes. */
        slideHtml: "html",
        /** The prose. */
        notesHtml: "html, or null",
        /** Those that the slide or its prose refers to first. */
        footnotes: [footnote],
      },
    ],
    /** Empty where the settings do not ask for them. */
    linkNotes: [linkNote],
    /** The answers of a cloze handout that has them itself; empty for any other. */
    key: [footnote],
  },
  deck: {
    /** A BCP 47 tag, as `lang`; null where the language is not known. */
    language: "text, or null",
    /** The chapter's title, as plain text. */
    title: "text",
    author: "text, or null",
    /** The ground, as `data-scheme`; `auto` follows the reader's system. */
    scheme: "one of light, dark, auto",
    /** `16:9`, `4:3`, `a4` or `letter`, as `data-ratio`. */
    ratio: "text",
    /** CSS for the page itself: its `@page` size and the fonts' `@font-face` rules. */
    styleHtml: "html",
    /** Addresses, relative to the page, in their order. */
    stylesheets: ["text"],
    /** One classic script, and the one that draws diagrams where they are not drawn yet. */
    script: "text, or null",
    diagramScript: "text, or null",
    /** Were the slides fitted at build time? Then the page leaves them as they are. */
    fitted: "true or false",
    /** Does a script present the slides as they stand? Then the first is shown alone until it does. */
    starts: "true or false",
    /** Does its folder hold `manifest.webmanifest`, `icon.svg` and `sw.js`, to keep it without a network? */
    offline: "true or false",
    /** Do the items of lists appear one by one? */
    incremental: "true or false",
    /** For `data-words`, as JSON: what the speaker's tools say in the chapter's language. */
    talkWords: "text",
    /** Each slide as `partials/slide.hbs` made it. */
    slidesHtml: ["html"],
    labels,
  },
  /** The page that lists the chapters, in the order of their folders' names and the language of the first. */
  course: {
    language: "text, or null",
    title: "text",
    stylesheets: ["text"],
    /** The PDFs of all chapters together. */
    files,
    chapters: [{ title: "text", href: "text", slides: "number", files }],
    labels,
  },
} as const satisfies Record<string, ShapeFields>;

/** What the template of a page sees. */
export type PageView<Name extends keyof typeof pages> = ViewOf<(typeof pages)[Name]>;

/** What `partials/slide.hbs` sees. */
export type SlideView = ViewOf<typeof slide>;

/** What the page of every kind of handout has. */
export type PrintView = ViewOf<typeof print>;

/** The address of a link, as a note. */
export type LinkNoteView = ViewOf<typeof linkNote>;

/** The words that templates may show, in the chapter's language. */
export type LabelsView = ViewOf<typeof labels>;

/** What each template that is rendered by its name sees: pages, layouts, and the frame of a slide. */
export const templateShapes: Readonly<Record<string, ShapeFields>> = {
  ...pages,
  ...Object.fromEntries(
    Object.entries(layoutShapes).map(([name, shape]) => [`layouts/${name}`, shape]),
  ),
  "partials/slide": slide,
};

/** What each of our partials sees where we call it; those of the user's see what is in scope where they are called. */
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

/** Returns what a template of a page or a layout sees, by its name; null for a template that is no such. */
export function shapeOf(name: string): ShapeFields | null {
  return templateShapes[name] ?? (name.startsWith("layouts/") ? customShape : null);
}

/**
 * Returns a comment for the head of a template of ours, by its name: all that it may name and what
 * each holds, and the partials. It shows nothing on the page. Its characters are ASCII alone, so that
 * the deck's fonts stay as they are.
 */
export function describeTemplate(name: string): string {
  const shape = templateShapes[name] ?? partialShapes[name];
  const partials = Object.keys(partialShapes).map((one) => `{{> ${one.replace("partials/", "")}}}`);
  const lines = [
    `{{!-- lectern's ${name}.hbs. This comment shows nothing; remove it if you like.`,
    "What it sees, each as it is written. {{{html}}} is ready, {{text}} is escaped; what may be null",
    "is shown inside {{#if name}}...{{/if}}.",
    "",
    ...(shape === undefined ? [] : describeShape(shape, [])),
    "",
    `Partials: ${partials.join(" ")}`,
    "--}}",
  ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

/** One line for each value, named from where the list begins that it stands in. */
function describeShape(shape: Shape, path: readonly string[]): string[] {
  const name = path.length === 0 ? "this" : path.join(".");
  if (isList(shape)) {
    const inner = describeShape(shape[0], []).map((line) => `  ${line}`);
    return [`  {{#each ${name}}}`, ...inner, "  {{/each}}"];
  }
  if (isFields(shape)) {
    return Object.entries(shape).flatMap(([key, inner]) => describeShape(inner, [...path, key]));
  }
  return [`  ${toTag(name, shape).padEnd(30)} ${shape}`];
}

function toTag(name: string, leaf: string): string {
  if (leaf === "true or false") return `{{#if ${name}}}`;
  return leaf.startsWith("html") ? `{{{${name}}}}` : `{{${name}}}`;
}
