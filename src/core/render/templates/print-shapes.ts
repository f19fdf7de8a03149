import type { LabelsView } from "../page-views.ts";
import type * as pages from "../handouts/print-views.ts";
import type { ShapeOf } from "./shape.ts";

/** Words in the chapter's language. */
export const labels = {
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
} satisfies ShapeOf<LabelsView>;

/** A footnote with its number. */
export const footnote = { number: "number", html: "html" } as const;

/** The address of a link, as a note. */
export const linkNote = {
  number: "number",
  id: "text",
  href: "text",
  address: "text",
} satisfies ShapeOf<pages.LinkNoteView>;

/** What the page of every kind of handout has. */
export const print = {
  language: "text, or null",
  title: "text",
  kicker: "text, or null",
  author: "text, or null",
  date: "text, or null",
  url: "text, or null",
  qrHtml: "html, or null",
  ratio: "text",
  styleHtml: "html",
  stylesheets: ["text"],
  labels,
} satisfies ShapeOf<pages.PrintView>;

const heading = { id: "text", title: "text" } satisfies ShapeOf<pages.ContentsEntryView>;

/** For the contents alone. */
export const printContents = {
  contents: [heading],
  labels,
} satisfies ShapeOf<pages.PrintContentsView>;

const grid = {
  ...print,
  ...printContents,
  columns: "number",
  rows: "number",
  lines: ["number"],
  sheets: [{ slides: [{ number: "number", slideHtml: "html" }] }],
} satisfies ShapeOf<pages.GridView>;

const line = {
  title: "text",
  href: "text",
  page: "number",
} satisfies ShapeOf<pages.ContentsLineView>;

/** The pages of handouts. */
export const printShapes = {
  key: { ...print, key: [footnote] } satisfies ShapeOf<pages.KeyView>,
  contents: {
    ...print,
    chapters: [{ ...line, language: "text, or null", sections: [line] }],
  } satisfies ShapeOf<pages.ContentsView>,
  grid,
  lines: grid,
  article: {
    ...print,
    ...printContents,
    introHtml: "html, or null",
    sections: [{ id: "text", level: "number", headingHtml: "html", bodyHtml: "html, or null" }],
    footnotes: [footnote],
    linkNotes: [linkNote],
  } satisfies ShapeOf<pages.ArticleView>,
  handout: {
    ...print,
    ...printContents,
    entries: [
      {
        number: "number",
        section: heading,
        slideHtml: "html",
        notesHtml: "html, or null",
        footnotes: [footnote],
      },
    ],
    linkNotes: [linkNote],
    key: [footnote],
  } satisfies ShapeOf<pages.HandoutView>,
};
