import type {
  LabelsView,
  LinkNoteView,
  PageView,
  PrintView,
} from "../../src/core/render/templates/page-shapes.ts";
import type { Markers } from "./markers.ts";

/** Labels may or may not be shown. */
export const labels = (m: Markers): LabelsView => ({
  continued: m.text(0, 1),
  again: m.text(0, 1),
  notes: m.text(0, 1),
  slides: m.text(0, 1),
  handout: m.text(0, 1),
  chapters: m.text(0, 1),
  page: m.text(0, 1),
  contents: m.text(0, 1),
  links: m.text(0, 1),
  answers: m.text(0, 1),
});

/** What every handout's page has: how often in its frame, in its head, and in its title block. */
function print(
  m: Markers,
  [inFrame, inHead, inTitle]: readonly [number, number, number],
): PrintView {
  return {
    language: m.text(inFrame),
    title: m.text(inHead + inTitle),
    kicker: m.text(inTitle),
    author: m.text(inHead + inTitle),
    date: m.text(inTitle),
    url: m.text(inTitle),
    qrHtml: m.html(inTitle),
    ratio: "16:9",
    styleHtml: m.html(inHead),
    stylesheets: [m.text(inHead)],
    labels: labels(m),
  };
}

const grid = (m: Markers): PageView<"grid"> => ({
  ...print(m, [1, 1, 1]),
  contents: [{ id: m.text(2), title: m.text() }],
  columns: 2,
  rows: 3,
  lines: [1, 2],
  sheets: [
    {
      slides: [
        { number: 1, slideHtml: m.html() },
        { number: 2, slideHtml: m.html() },
      ],
    },
    { slides: [{ number: 3, slideHtml: m.html() }] },
  ],
});

const linkNote = (m: Markers): LinkNoteView => ({
  number: 13,
  id: m.text(),
  href: m.text(),
  address: m.text(),
});

/** Samples of the pages and partials of handouts. */
export const printSamples: Readonly<Record<string, (m: Markers) => object>> = {
  handout: (m): PageView<"handout"> => ({
    ...print(m, [1, 1, 1]),
    contents: [{ id: m.text(2), title: m.text() }],
    entries: [
      {
        number: 1,
        section: { id: m.text(), title: m.text() },
        slideHtml: m.html(),
        notesHtml: m.html(),
        footnotes: [{ number: 11, html: m.html() }],
      },
      { number: 2, section: null, slideHtml: m.html(), notesHtml: null, footnotes: [] },
    ],
    linkNotes: [linkNote(m)],
    key: [{ number: 12, html: m.html() }],
  }),
  article: (m): PageView<"article"> => ({
    ...print(m, [1, 1, 1]),
    contents: [{ id: m.text(2), title: m.text() }],
    introHtml: m.html(),
    sections: [
      { id: m.text(), level: 2, headingHtml: m.html(), bodyHtml: m.html() },
      { id: m.text(), level: 3, headingHtml: m.html(), bodyHtml: null },
    ],
    footnotes: [{ number: 11, html: m.html() }],
    linkNotes: [linkNote(m)],
  }),
  contents: (m): PageView<"contents"> => ({
    ...print(m, [1, 1, 1]),
    chapters: [
      {
        language: m.text(),
        title: m.text(),
        href: m.text(),
        page: 3,
        sections: [{ title: m.text(), href: m.text(), page: 4 }],
      },
    ],
  }),
  key: (m): PageView<"key"> => ({ ...print(m, [1, 1, 1]), key: [{ number: 12, html: m.html() }] }),
  "partials/key": (m) => ({ ...print(m, [0, 0, 0]), key: [{ number: 12, html: m.html() }] }),
  "partials/link-notes": (m) => ({ ...print(m, [0, 0, 0]), linkNotes: [linkNote(m)] }),
  grid,
  lines: grid,
  "partials/print-contents": (m) => ({
    contents: [{ id: m.text(2), title: m.text() }],
    labels: labels(m),
  }),
  "partials/print-head": (m) => print(m, [0, 1, 0]),
  "partials/print-title": (m) => print(m, [0, 0, 1]),
};
