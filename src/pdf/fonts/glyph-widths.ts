import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject } from "@cantoo/pdf-lib";

/** How wide the glyphs of a font are, in thousandths of its size. */
export interface GlyphWidths {
  /** By the glyphs' numbers. Some are 0 only because those around them are named. */
  readonly named: ReadonlyMap<number, number>;
  /** Of all others. */
  readonly others: number;
}

const keys = { widths: PDFName.of("W"), others: PDFName.of("DW") };

/** What a font has where it does not say how wide all others are. */
const usualWidth = 1000;

/** Reads what a font of numbered glyphs says of their widths; null for what is not understood. */
export function parseGlyphWidths(font: PDFDict): GlyphWidths | null {
  const named = new Map<number, number>();
  const others = font.lookupMaybe(keys.others, PDFNumber)?.asNumber() ?? usualWidth;
  const list = font.lookupMaybe(keys.widths, PDFArray);
  const items: (PDFObject | undefined)[] =
    list?.asArray().map((_, index) => list.lookup(index)) ?? [];
  for (let index = 0; index < items.length;) {
    const [first, next, width] = items.slice(index, index + 3);
    if (!(first instanceof PDFNumber)) return null;
    const glyph = first.asNumber();
    if (next instanceof PDFArray) {
      for (const [more, each] of next.asArray().entries()) {
        if (!(each instanceof PDFNumber)) return null;
        named.set(glyph + more, each.asNumber());
      }
      index += 2;
    } else if (next instanceof PDFNumber && width instanceof PDFNumber) {
      for (let each = glyph; each <= next.asNumber(); each += 1) named.set(each, width.asNumber());
      index += 3;
    } else return null;
  }
  return { named, others };
}

/** Programs that write PDFs take widths from glyphs that are drawn at some size, and round them. */
const rounding = 1;

/**
 * Returns how wide a PDF says that a glyph is whose font file says `advance`, in the same unit; null
 * where it means others: a glyph that is not drawn has no width of its own, nor any advance.
 */
export function widthOf(
  { named, others }: GlyphWidths,
  glyph: number,
  advance: number,
): number | null {
  const said = named.get(glyph) ?? others;
  return advance > 0 && Math.abs(said - advance) < rounding ? said : null;
}

/** Returns widths as a font's `W` and `DW`: the whole number that most glyphs have is that of all others. */
export function formatGlyphWidths(widths: ReadonlyMap<number, number>): {
  readonly named: readonly (number | number[])[];
  readonly others: number;
} {
  const counts = new Map<number, number>();
  for (const width of widths.values()) {
    // Some readers round the width of all others up.
    if (Number.isInteger(width)) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  const others = most?.[0] ?? usualWidth;
  const runs: { readonly first: number; readonly widths: number[] }[] = [];
  for (const [glyph, width] of [...widths].toSorted(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    if (width === others) continue;
    if (run !== undefined && run.first + run.widths.length === glyph) run.widths.push(width);
    else runs.push({ first: glyph, widths: [width] });
  }
  return { named: runs.flatMap(({ first, widths }) => [first, widths]), others };
}
