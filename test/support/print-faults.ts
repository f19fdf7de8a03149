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
  const prose = page.items.filter(({ heightPt }) => heightPt > 9.6 && heightPt < 10.45);
  let text = "";
  for (const [index, item] of prose.entries()) {
    text += item.text;
    const next = prose[index + 1];
    if (next === undefined || next.yPt < item.yPt - 2) text = text.replace(/(?<=[a-z])-\s*$/, "");
  }
  return withoutSpaces(text);
}

/** No printer prints nearer to the paper's edge. */
const edgePt = 20;

/** Expects all text inside the page, and none over another. */
export function expectSound({ items, widthPt, heightPt }: PdfPage): void {
  const texts = items.filter(({ text }) => text.trim() !== "");
  for (const { text, xPt, yPt, widthPt: width, heightPt: height } of texts) {
    const place = `${text} at ${xPt}, ${yPt}`;
    expect(xPt, place).toBeGreaterThan(edgePt);
    expect(xPt + width, place).toBeLessThan(widthPt - edgePt);
    expect(yPt, place).toBeGreaterThan(edgePt);
    expect(yPt + height, place).toBeLessThan(heightPt - edgePt);
  }
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      expect(isOver(one, other), `${one.text} over ${other.text}`).toBe(false);
    }
  }
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
