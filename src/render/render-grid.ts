import type { Deck } from "../model/deck.ts";
import { sheetOf, stages, type Paper, type Ratio } from "../settings/paper.ts";
import type { GridView } from "./page-views.ts";
import { viewFrame, type HandoutOptions } from "./print-frame.ts";
import type { Html } from "./view-models.ts";

/** How slides stand on a page. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** How large a slide's picture is; 1 for as large as the stage. */
  readonly scale: number;
}

/** Between columns, and at least between a picture's number and the next picture. */
const gapPx = 24;

/** The line under a picture, with its number. */
const numberPx = 20;

/** How many slides stand beside their lines on a page. */
export const slidesBesideLines = 3;

/** How much of a page's width a slide beside lines has. */
const shareBesideLines = 0.56;

/** Returns how so many slides stand on a page so that they are largest: in one, two or three columns. */
export function toGrid(count: number, paper: Paper, ratio: Ratio): Grid {
  const grids = [1, 2, 3].map((columns) => {
    const rows = Math.ceil(count / columns);
    return { columns, rows, scale: scaleIn({ columns, rows }, paper, ratio) };
  });
  return grids.reduce((best, grid) => (grid.scale > best.scale ? grid : best));
}

function scaleIn(
  { columns, rows }: Pick<Grid, "columns" | "rows">,
  paper: Paper,
  ratio: Ratio,
): number {
  const sheet = sheetOf(paper);
  const { widthPx, heightPx } = stages[ratio];
  const width = (sheet.widthPx - gapPx * (columns - 1)) / columns;
  const height = sheet.heightPx / rows - numberPx - gapPx;
  return Math.min(width / widthPx, height / heightPx);
}

/** Returns the page of slides alone, so many to a page. */
export function renderGridPage(deck: Deck, options: HandoutOptions, count: number): Html {
  const { paper, ratio } = options.settings;
  const grid = toGrid(count, paper, ratio);
  return options.templates.render("grid", viewGrid(deck, options, { ...grid, count }));
}

/** Returns the page of slides with ruled lines beside them. */
export function renderLinesPage(deck: Deck, options: HandoutOptions): Html {
  const { paper, ratio } = options.settings;
  const count = slidesBesideLines;
  const besides = (sheetOf(paper).widthPx * shareBesideLines) / stages[ratio].widthPx;
  const scale = Math.min(besides, scaleIn({ columns: 1, rows: count }, paper, ratio));
  const grid = { columns: 1, rows: count, scale, count };
  return options.templates.render("lines", viewGrid(deck, options, grid));
}

function viewGrid(
  deck: Deck,
  options: HandoutOptions,
  { columns, rows, scale, count }: Grid & { readonly count: number },
): GridView {
  const { slidesHtml, selected } = options;
  const slides = selected.map((index) => ({
    number: index + 1,
    slideHtml: slidesHtml[index] ?? "",
  }));
  return {
    ...viewFrame(deck, options, { pictureScale: scale, hasTitle: false }),
    columns,
    rows,
    sheets: Array.from({ length: Math.ceil(slides.length / count) }, (_, sheet) => ({
      slides: slides.slice(sheet * count, (sheet + 1) * count),
    })),
  };
}
