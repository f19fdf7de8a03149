/** What a PDF's reader needs of a TrueType font whose glyphs are called by their numbers. */
export interface TrueType {
  /** By their tags; none of those below. */
  readonly tables: ReadonlyMap<string, Buffer>;
  /** By the glyphs' numbers; empty for one that draws nothing, or that the subset does not have. */
  readonly outlines: readonly Buffer[];
  /** By the glyphs' numbers: advance width and left side bearing, as the file has them. */
  readonly metrics: readonly Buffer[];
}

/** The tables that are kept as they are. A reader of a PDF takes characters and names from elsewhere. */
const keptTags = ["cvt ", "fpgm", "head", "hhea", "maxp", "prep"];

const at = {
  tableCount: 4,
  directory: 12,
  directoryEntry: 16,
  glyphCount: 4,
  adjustment: 8,
  units: 18,
  longOffsets: 50,
  metricCount: 34,
} as const;

/** The sum of all words of a font file, its own adjustment among them. */
const wholeSum = 0xb1b0afba;

/** Reads a font file; null for what is not a whole TrueType font. */
export function parseTrueType(file: Buffer): TrueType | null {
  const all = new Map<string, Buffer>();
  const count = file.length < at.directory ? 0 : file.readUInt16BE(at.tableCount);
  if (file.length < at.directory + count * at.directoryEntry) return null;
  for (let index = 0; index < count; index += 1) {
    const entry = at.directory + index * at.directoryEntry;
    const start = file.readUInt32BE(entry + 8);
    const table = file.subarray(start, start + file.readUInt32BE(entry + 12));
    all.set(file.toString("latin1", entry, entry + 4), table);
  }
  const [glyf, loca, hmtx] = ["glyf", "loca", "hmtx"].map((tag) => all.get(tag));
  const [head, hhea, maxp] = ["head", "hhea", "maxp"].map((tag) => all.get(tag));
  if (!glyf || !loca || !hmtx || !head || !hhea || !maxp) return null;
  const glyphs = maxp.readUInt16BE(at.glyphCount);
  const isLong = head.readUInt16BE(at.longOffsets) === 1;
  const offsetOf = (glyph: number): number =>
    isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  const last = hhea.readUInt16BE(at.metricCount) - 1;
  const metricOf = (glyph: number): Buffer =>
    glyph <= last
      ? hmtx.subarray(glyph * 4, glyph * 4 + 4)
      : Buffer.concat([
          hmtx.subarray(last * 4, last * 4 + 2),
          hmtx.subarray((last + 1 + glyph) * 2, (last + 2 + glyph) * 2),
        ]);
  const numbers = Array.from({ length: glyphs }, (_, glyph) => glyph);
  return {
    tables: new Map([...all].filter(([tag]) => keptTags.includes(tag))),
    outlines: numbers.map((glyph) => glyf.subarray(offsetOf(glyph), offsetOf(glyph + 1))),
    metrics: numbers.map(metricOf),
  };
}

/** Returns how wide a glyph is, in thousandths of the font's size; 0 for one that the subset does not have. */
export function advanceOf({ tables, metrics }: TrueType, glyph: number): number {
  const units = tables.get("head")?.readUInt16BE(at.units) ?? 0;
  const metric = metrics[glyph];
  return metric === undefined || units === 0 ? 0 : (metric.readUInt16BE(0) * 1000) / units;
}

/**
 * Joins two subsets of one font in which a glyph has the same number, so that the whole draws the
 * glyphs of both. Returns null where they do not agree in what both have: then they are of two fonts.
 */
export function mergeTrueTypes(one: TrueType, other: TrueType): TrueType | null {
  for (const tag of keptTags) {
    const [a, b] = [one.tables.get(tag), other.tables.get(tag)].map((table) => settled(tag, table));
    if (a === undefined || b === undefined ? a !== b : !a.equals(b)) return null;
  }
  const outlines = mergeGlyphs(one.outlines, other.outlines, (glyph) => glyph.length === 0);
  const metrics = mergeGlyphs(one.metrics, other.metrics, (metric) => metric.every((b) => b === 0));
  return outlines && metrics ? { tables: one.tables, outlines, metrics } : null;
}

/** Returns a table without what depends on which glyphs a subset has. */
function settled(tag: string, table: Buffer | undefined): Buffer | undefined {
  if (tag === "head") return table?.subarray(at.adjustment + 4, at.longOffsets);
  if (tag === "hhea") return table?.subarray(0, at.metricCount);
  return tag === "maxp" ? table?.subarray(at.glyphCount + 2) : table;
}

function mergeGlyphs(
  one: readonly Buffer[],
  other: readonly Buffer[],
  isNone: (glyph: Buffer) => boolean,
): Buffer[] | null {
  const merged: Buffer[] = [];
  for (let glyph = 0; glyph < Math.max(one.length, other.length); glyph += 1) {
    const [a, b] = [one[glyph], other[glyph]];
    const hasBoth = a !== undefined && b !== undefined && !isNone(a) && !isNone(b);
    if (hasBoth && !a.equals(b)) return null;
    const kept = a === undefined || (b !== undefined && isNone(a)) ? b : a;
    if (kept !== undefined) merged.push(kept);
  }
  return merged;
}

/** Returns a font as a file. */
export function formatTrueType({ tables, outlines, metrics }: TrueType): Buffer {
  const starts = [0];
  const padded = outlines.map((outline) => padTo(outline, 4));
  for (const outline of padded) starts.push((starts.at(-1) ?? 0) + outline.length);
  const all = new Map([...tables].map(([tag, table]) => [tag, Buffer.from(table)]));
  all.set("glyf", Buffer.concat(padded));
  all.set("hmtx", Buffer.concat(metrics));
  const isLong = (starts.at(-1) ?? 0) > 0xffff * 2;
  const loca = Buffer.alloc(starts.length * (isLong ? 4 : 2));
  for (const [glyph, start] of starts.entries()) {
    if (isLong) loca.writeUInt32BE(start, glyph * 4);
    else loca.writeUInt16BE(start / 2, glyph * 2);
  }
  all.set("loca", loca);
  all.get("maxp")?.writeUInt16BE(outlines.length, at.glyphCount);
  all.get("hhea")?.writeUInt16BE(metrics.length, at.metricCount);
  const head = all.get("head");
  head?.writeUInt16BE(isLong ? 1 : 0, at.longOffsets);
  head?.writeUInt32BE(0, at.adjustment);
  const file = joinTables(all);
  const start = file.directory.get("head");
  if (start !== undefined) {
    file.bytes.writeUInt32BE((wholeSum - sumOf(file.bytes)) >>> 0, start + at.adjustment);
  }
  return file.bytes;
}

function joinTables(tables: ReadonlyMap<string, Buffer>): {
  readonly bytes: Buffer;
  readonly directory: ReadonlyMap<string, number>;
} {
  const sorted = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const header = Buffer.alloc(at.directory + sorted.length * at.directoryEntry);
  const power = Math.floor(Math.log2(sorted.length));
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(sorted.length, at.tableCount);
  header.writeUInt16BE(2 ** power * 16, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE((sorted.length - 2 ** power) * 16, 10);
  const directory = new Map<string, number>();
  let start = header.length;
  for (const [index, [tag, table]] of sorted.entries()) {
    const entry = at.directory + index * at.directoryEntry;
    header.write(tag, entry, "latin1");
    header.writeUInt32BE(sumOf(padTo(table, 4)), entry + 4);
    header.writeUInt32BE(start, entry + 8);
    header.writeUInt32BE(table.length, entry + 12);
    directory.set(tag, start);
    start += padTo(table, 4).length;
  }
  return {
    bytes: Buffer.concat([header, ...sorted.map(([, table]) => padTo(table, 4))]),
    directory,
  };
}

function padTo(bytes: Buffer, size: number): Buffer {
  const missing = (size - (bytes.length % size)) % size;
  return missing === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(missing)]);
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let offset = 0; offset < bytes.length; offset += 4) {
    sum = (sum + bytes.readUInt32BE(offset)) >>> 0;
  }
  return sum;
}
