/** Which characters the glyphs of a font stand for: UTF-16 in hexadecimal, by the glyphs' numbers. */
export type UnicodeMap = ReadonlyMap<number, string>;

const blocks = /begin(bfchar|bfrange)\s([\s\S]*?)end\1/g;

/** A CMap's operators take so many lines. */
const linesAtOnce = 100;

/** Reads a ToUnicode CMap; null for one with lines of another kind than browsers write. */
export function parseUnicodeMap(text: string): UnicodeMap | null {
  const map = new Map<number, string>();
  for (const [, kind, lines = ""] of text.matchAll(blocks)) {
    const words = lines.split(/\s+/).filter((word) => word !== "");
    if (words.some((word) => !/^<[0-9A-F]+>$/i.test(word))) return null;
    const codes = words.map((word) => word.slice(1, -1).toUpperCase());
    const step = kind === "bfchar" ? 2 : 3;
    for (let index = 0; index + step <= codes.length; index += step) {
      const first = Number.parseInt(codes[index] ?? "", 16);
      const last = step === 2 ? first : Number.parseInt(codes[index + 1] ?? "", 16);
      const target = codes[index + step - 1] ?? "";
      for (let glyph = first; glyph <= last; glyph += 1)
        map.set(glyph, addTo(target, glyph - first));
    }
  }
  return map;
}

/** Returns both maps as one; null where they differ in what both have. */
export function mergeUnicodeMaps(one: UnicodeMap, other: UnicodeMap): UnicodeMap | null {
  for (const [glyph, text] of other) if ((one.get(glyph) ?? text) !== text) return null;
  return new Map([...one, ...other]);
}

/** Returns a map as a ToUnicode CMap. */
export function formatUnicodeMap(map: UnicodeMap): string {
  const runs: { first: number; last: number; readonly target: string }[] = [];
  for (const [glyph, target] of [...map].toSorted(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    // A range may change the last byte alone, of both.
    const runsOn =
      run?.last === glyph - 1 &&
      glyph % 0x100 !== 0 &&
      !target.endsWith("00") &&
      addTo(run.target, glyph - run.first) === target;
    if (runsOn) run.last = glyph;
    else runs.push({ first: glyph, last: glyph, target });
  }
  const chars = runs.filter(({ first, last }) => first === last);
  const ranges = runs.filter(({ first, last }) => first !== last);
  return [
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
    "/CIDSystemInfo\n<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
    ...inBlocks(
      "bfchar",
      chars.map(({ first, target }) => `<${hex(first)}> <${target}>`),
    ),
    ...inBlocks(
      "bfrange",
      ranges.map(({ first, last, target }) => `<${hex(first)}> <${hex(last)}> <${target}>`),
    ),
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
  ].join("\n");
}

function inBlocks(name: string, lines: readonly string[]): string[] {
  return Array.from({ length: Math.ceil(lines.length / linesAtOnce) }, (_, index) => {
    const some = lines.slice(index * linesAtOnce, (index + 1) * linesAtOnce);
    return `${some.length} begin${name}\n${some.join("\n")}\nend${name}`;
  });
}

/** Adds to the last of the UTF-16 units. */
function addTo(target: string, more: number): string {
  return more === 0
    ? target
    : target.slice(0, -4) + hex(Number.parseInt(target.slice(-4), 16) + more);
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, "0");
}
