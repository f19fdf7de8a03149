import { type Paper, type Ratio, sheetOf, stages } from "../settings/paper.ts";
import {
  firstSlides,
  type Handout,
  type HandoutInput,
  type HandoutPages,
  ofSlides,
  viewFrame,
} from "./handout-page.ts";
import type { PageView } from "../render/templates/page-shapes.ts";

type GridView = PageView<"grid">;

/** How slides stand on a page. */
interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** How large a slide's picture is; 1 for as large as the stage. */
  readonly scale: number;
  /** How many lines to write on go with each. */
  readonly lineCount: number;
}

/** Between columns, and at least between a picture's number and the next picture. */
const gapPx = 24;

/** The line under a picture, with its number. */
const numberPx = 20;

/** How many slides stand beside their lines on a page. */
const slidesBesideLines = 3;

/** How much of a page's width a slide beside lines has. */
const shareBesideLines = 0.56;

/** From one line to write on to the next: 8 mm. */
const linePx = 30;

/** Room for fewer lines stays empty. */
const fewestLines = 2;

/** Slides alone, two to a page. */
export const grid2 = gridOf(2);

/** Slides alone, four to a page. */
export const grid4 = gridOf(4);

/** Slides alone, six to a page. */
export const grid6 = gridOf(6);

/** Slides with ruled lines beside them. */
export const lines = ofSlides("lines", (input) => {
  const { paper, ratio } = input.settings;
  return planSheets("lines", input, toGridWithLines(paper, ratio));
});

function gridOf(count: number): Handout {
  return ofSlides(`grid${count}`, (input) => {
    const { paper, ratio } = input.settings;
    return planSheets("grid", input, toGrid(count, paper, ratio));
  });
}

/**
 * Returns how so many slides stand on a page: two in one column, more in two. What is left of the
 * page's height under each is for lines to write on.
 */
function toGrid(count: number, paper: Paper, ratio: Ratio): Grid {
  const columns = count > 2 ? 2 : 1;
  const rows = Math.ceil(count / columns);
  const sheet = sheetOf(paper);
  const { widthPx, heightPx } = stages[ratio];
  const width = (sheet.widthPx - gapPx * (columns - 1)) / columns;
  const height = sheet.heightPx / rows - numberPx - gapPx;
  const scale = Math.min(width / widthPx, height / heightPx);
  return { columns, rows, scale, lineCount: countLines(height - heightPx * scale) };
}

/** Returns how three slides stand under each other, with lines beside them. */
function toGridWithLines(paper: Paper, ratio: Ratio): Grid {
  const rows = slidesBesideLines;
  const sheet = sheetOf(paper);
  const { widthPx, heightPx } = stages[ratio];
  const height = sheet.heightPx / rows - numberPx - gapPx;
  const scale = Math.min((sheet.widthPx * shareBesideLines) / widthPx, height / heightPx);
  return { columns: 1, rows, scale, lineCount: countLines(height) };
}

function countLines(heightPx: number): number {
  const count = Math.floor(heightPx / linePx);
  return count < fewestLines ? 0 : count;
}

function planSheets(template: "grid" | "lines", input: HandoutInput, grid: Grid): HandoutPages {
  const { slidesHtml, selected, templates } = input;
  const { columns, rows, scale, lineCount } = grid;
  const onSheet = columns * rows;
  const contents = contentsOf(input);
  return {
    count: selected.length,
    render({ start, end }) {
      const slides = selected.slice(start, end).map((index) => ({
        number: index + 1,
        slideHtml: slidesHtml[index] ?? "",
      }));
      const hasTitle = start === 0 && contents.length > 0;
      const view: GridView = {
        ...viewFrame(input, { pictureScale: scale, hasTitle }),
        contents: start === 0 ? contents : [],
        columns,
        rows,
        lines: Array.from({ length: lineCount }, (_, index) => index + 1),
        sheets: Array.from({ length: Math.ceil(slides.length / onSheet) }, (_, sheet) => ({
          slides: slides.slice(sheet * onSheet, (sheet + 1) * onSheet),
        })),
      };
      return templates.render(template, view);
    },
  };
}

/** Each section leads to its first slide. */
function contentsOf(input: HandoutInput): GridView["contents"] {
  const sections = firstSlides(input);
  if (sections.size < 2) return [];
  return [...sections].map(([index, { title }]) => ({
    id: input.deck.slides[index]?.id ?? "",
    title,
  }));
}
