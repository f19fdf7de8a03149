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

/** So much may be lost where a width was rounded. */
const rounding = 0.01;

/**
 * Returns how wide a glyph is whose font file says `advance`, in the same unit: as the PDF says it,
 * where it does. Glyphs that a part does not draw are named 0, or have the width of others.
 */
export function widthOf({ named, others }: GlyphWidths, glyph: number, advance: number): number {
  const said = [named.get(glyph) ?? others, others];
  return said.find((width) => Math.abs(width - advance) < rounding) ?? advance;
}

/** Returns widths as a font's `W`. */
export function formatGlyphWidths(widths: ReadonlyMap<number, number>): (number | number[])[] {
  const runs: { readonly first: number; readonly widths: number[] }[] = [];
  for (const [glyph, width] of [...widths].toSorted(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run.first + run.widths.length === glyph) run.widths.push(width);
    else runs.push({ first: glyph, widths: [width] });
  }
  return runs.flatMap(({ first, widths }) => [first, widths]);
}
