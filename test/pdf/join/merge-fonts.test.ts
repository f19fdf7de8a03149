import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import subsetFont from "subset-font";
import { describe, expect, test } from "vitest";

import { formatGlyphWidths } from "../../../src/pdf/fonts/glyph-widths.ts";
import {
  formatTrueType,
  mergeTrueTypes,
  parseTrueType,
  type TrueType,
} from "../../../src/pdf/fonts/true-type.ts";
import {
  formatUnicodeMap,
  mergeUnicodeMaps,
  parseUnicodeMap,
} from "../../../src/pdf/fonts/unicode-map.ts";

const require = createRequire(import.meta.url);

async function parse(name: string): Promise<TrueType> {
  const path = require.resolve(`katex/dist/fonts/${name}.ttf`);
  const parsed = parseTrueType(await readFile(path));
  if (parsed === null) throw new Error(`${name} cannot be read.`);
  return parsed;
}

/** Leaves in a font the glyphs whose numbers are of one kind, as a browser's subsets do: the others keep their places. */
function keep(
  { tables, outlines, metrics }: TrueType,
  isKept: (glyph: number) => boolean,
): TrueType {
  return {
    tables,
    outlines: outlines.map((outline, glyph) => (isKept(glyph) ? outline : Buffer.alloc(0))),
    metrics: metrics.map((metric, glyph) => (isKept(glyph) ? metric : Buffer.alloc(4))),
  };
}

const isEven = (glyph: number): boolean => glyph % 2 === 0;

describe("subsets of a TrueType font", () => {
  test("become the font again, as a file that says the same", async () => {
    const whole = await parse("KaTeX_Main-Regular");
    const even = keep(whole, isEven);
    const odd = keep(whole, (glyph) => !isEven(glyph));
    // The last glyphs are left out of a subset that ends before them.
    const short = {
      ...even,
      outlines: even.outlines.slice(0, 99),
      metrics: even.metrics.slice(0, 99),
    };
    const merged = mergeTrueTypes(mergeTrueTypes(short, odd) ?? short, even);
    expect(merged).toEqual(whole);
    const again = parseTrueType(formatTrueType(merged ?? whole));
    expect(again?.outlines.map(({ length }) => length > 0)).toEqual(
      whole.outlines.map(({ length }) => length > 0),
    );
    expect(again?.metrics).toEqual(whole.metrics);
  });

  test("of several fonts do not become one", async () => {
    const main = await parse("KaTeX_Main-Regular");
    expect(mergeTrueTypes(main, await parse("KaTeX_Main-Bold"))).toBeNull();
    const moved = main.outlines.toSpliced(40, 2, ...main.outlines.slice(40, 42).toReversed());
    expect(mergeTrueTypes(main, { ...main, outlines: moved })).toBeNull();
    const wider = main.metrics.with(40, Buffer.from([9, 9, 9, 9]));
    expect(mergeTrueTypes(main, { ...main, metrics: wider })).toBeNull();
  });

  test("are files whose tables a font tool can read", async () => {
    const bytes = formatTrueType(await parse("KaTeX_Main-Regular"));
    // It throws for a file whose tables do not hold together.
    await expect(subsetFont(bytes, "abc", { targetFormat: "truetype" })).resolves.toBeInstanceOf(
      Buffer,
    );
  });

  test("cannot be read of what is no TrueType font", () => {
    expect(parseTrueType(Buffer.from("OTTO and nothing more"))).toBeNull();
    expect(parseTrueType(Buffer.alloc(0))).toBeNull();
  });
});

describe("the characters of glyphs", () => {
  const map = new Map([
    [3, "0041"],
    [4, "0042"],
    [5, "0043"],
    [9, "00660069"],
    [0xff, "30FE"],
    [0x100, "30FF"],
    [0x101, "3100"],
    [0x200, "D842DFB7"],
    [0x201, "D842DFB8"],
  ]);

  test("are read as they were written, in ranges and one by one", () => {
    const text = formatUnicodeMap(map);
    expect(text).toContain("<0003> <0005> <0041>");
    expect(text).toContain("<0009> <00660069>");
    // Neither number of a range may go over the end of its last byte.
    expect(text).not.toMatch(/<00FF> <01/);
    expect(parseUnicodeMap(text)).toEqual(map);
  });

  test("are not merged where two parts differ", () => {
    expect(mergeUnicodeMaps(map, new Map([[7, "0044"]]))).toEqual(new Map([...map, [7, "0044"]]));
    expect(mergeUnicodeMaps(map, new Map([[3, "0044"]]))).toBeNull();
  });

  test("are not read of lines that no browser writes", () => {
    expect(parseUnicodeMap("1 beginbfrange <0001> <0002> [<0041> <0042>] endbfrange")).toBeNull();
  });
});

test("widths leave out those that most glyphs have, but no broken numbers", () => {
  const widths = new Map([
    [1, 500],
    [2, 759.77],
    [3, 759.77],
    [4, 500],
    [5, 0],
    [9, 759.77],
  ]);
  expect(formatGlyphWidths(widths)).toEqual({
    named: [2, [759.77, 759.77], 5, [0], 9, [759.77]],
    others: 500,
  });
});
