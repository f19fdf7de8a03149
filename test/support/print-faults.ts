import { expect } from "vitest";

import { withoutSpaces, type PdfPage, type PdfText } from "./read-pdf.ts";

/** The sizes of upright paper. */
export const sizesPt = {
  a4: { width: (210 / 25.4) * 72, height: (297 / 25.4) * 72 },
  letter: { width: 612, height: 792 },
};

/**
 * Returns what is set as prose is: in pictures letters are smaller, in titles larger. Without spaces,
 * and with the words whole that are parted at a line's end.
 */
export function proseOf(page: PdfPage): string {
  const prose = page.items.filter(({ heightPt }) => heightPt > 9.6 && heightPt < 10.4);
  let text = "";
  for (const [index, item] of prose.entries()) {
    text += item.text;
    const next = prose[index + 1];
    if (next === undefined || next.yPt < item.yPt - 2) text = text.replace(/(?<=[a-z])-\s*$/, "");
  }
  return withoutSpaces(text);
}

/** Below it stands the page's number. */
export const footPt = 56;

/** Returns the numbers that stand on the slides of a page, as `n/total`, in order; `(n/total)` numbers the parts of one. */
export function slidesOn({ items }: PdfPage, total: number): number[] {
  const inside = items.filter(({ yPt }) => yPt > footPt);
  const text = inside.map((item) => item.text).join(" ");
  const found = text.matchAll(new RegExp(`(?<!\\()\\b(\\d+)\\s*/\\s*${total}\\b`, "g"));
  return [...found].map(([, number]) => Number(number));
}

/** No printer prints nearer to the paper's edge. */
const edgePt = 20;

/** Expects all text inside the page, and none over another. */
export function expectSound({ items, widthPt, heightPt }: PdfPage): void {
  const texts = items.filter(({ text }) => text.trim() !== "");
  const isOut = ({ xPt, yPt, widthPt: width, heightPt: height }: PdfText): boolean =>
    xPt <= edgePt ||
    yPt <= edgePt ||
    xPt + width >= widthPt - edgePt ||
    yPt + height >= heightPt - edgePt;
  expect(texts.filter(isOut)).toEqual([]);
  const over = texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => isOver(one, other))
      .map((other) => `${one.text} over ${other.text}`),
  );
  expect(over).toEqual([]);
}

/** Do two texts cover each other by more than half a letter both ways? */
function isOver(one: PdfText, other: PdfText): boolean {
  const slack = Math.min(one.heightPt, other.heightPt) / 2;
  const across =
    Math.min(one.xPt + one.widthPt, other.xPt + other.widthPt) - Math.max(one.xPt, other.xPt);
  const up =
    Math.min(one.yPt + one.heightPt, other.yPt + other.heightPt) - Math.max(one.yPt, other.yPt);
  return across > slack && up > slack;
}
