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

/** The paper of handouts: A4 portrait, as CSS `@page` names it. */
export const handoutPaper = "210mm 297mm";
