/** The stage's shape: how wide a slide is for its height. */
export type Ratio = "16:9" | "4:3" | "a4" | "letter";

/** A size in CSS px (96 to the inch). */
export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Each ratio's stage. A4 is landscape, 297 × 210 mm, rounded down to whole px; Letter too, 11 × 8.5 in. */
export const stages = {
  "16:9": { widthPx: 1280, heightPx: 720 },
  "4:3": { widthPx: 960, heightPx: 720 },
  a4: { widthPx: 1122, heightPx: 793 },
  letter: { widthPx: 1056, heightPx: 816 },
} satisfies Record<Ratio, Size>;

/** The paper of handouts, upright. */
export type Paper = "a4" | "letter";

/** The part of a page of paper that is printed on, and what CSS must know of the page. */
export interface Sheet extends Size {
  /** For `@page`: the paper's size, as CSS writes it. */
  readonly paperSize: string;
  /** For `@page`: top, foot, the side where pages are bound, and the other side. */
  readonly margins: {
    readonly top: string;
    readonly bottom: string;
    readonly inner: string;
    readonly outer: string;
  };
}

const pxOfMm = 96 / 25.4;

/** 45 full-width characters of 10.4 pt: longer lines tire the eye. */
const columnMm = 165;

const topMm = 22;
const bottomMm = 20;

/** Room for a stapler and the holes of a binder, more than on the other side. */
const moreInsideMm = 5;

const papersMm = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
} satisfies Record<Paper, object>;

/** Returns the sheet of a paper. Chrome prints on whole px, the last begun one with them. */
export function sheetOf(paper: Paper): Sheet {
  const { width, height } = papersMm[paper];
  const outer = (width - columnMm - moreInsideMm) / 2;
  return {
    widthPx: Math.floor(columnMm * pxOfMm),
    heightPx: Math.ceil((height - topMm - bottomMm) * pxOfMm),
    paperSize: `${width}mm ${height}mm`,
    margins: {
      top: `${topMm}mm`,
      bottom: `${bottomMm}mm`,
      inner: `${(outer + moreInsideMm).toFixed(2)}mm`,
      outer: `${outer.toFixed(2)}mm`,
    },
  };
}
