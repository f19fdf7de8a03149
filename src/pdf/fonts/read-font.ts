import { inflateSync } from "node:zlib";

import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";

import { parseGlyphWidths, widthOf } from "./glyph-widths.ts";
import { advanceOf, mergeTrueTypes, parseTrueType, type TrueType } from "./true-type.ts";
import { mergeUnicodeMaps, parseUnicodeMap, type UnicodeMap } from "./unicode-map.ts";

/** A subset of a TrueType font, as a document has it. */
export interface SubsetFont {
  /** Its name without the six letters of the subset. */
  readonly name: string;
  /** What a PDF says of it; the file, the widths and the characters are those below. */
  readonly dicts: FontDicts;
  readonly file: TrueType;
  readonly characters: UnicodeMap;
  /** How wide the PDF says that glyphs are, in thousandths of the font's size. */
  readonly widths: ReadonlyMap<number, number>;
}

/** The dictionaries that stand for a font, and the objects that it is made of. */
export interface FontDicts {
  readonly font: PDFDict;
  readonly descendant: PDFDict;
  readonly descriptor: PDFDict;
}

/** The keys of those dictionaries. */
export const fontKeys = {
  descendants: PDFName.of("DescendantFonts"),
  descriptor: PDFName.of("FontDescriptor"),
  encoding: PDFName.of("Encoding"),
  file: PDFName.of("FontFile2"),
  fontName: PDFName.of("FontName"),
  name: PDFName.of("BaseFont"),
  characters: PDFName.of("ToUnicode"),
  others: PDFName.of("DW"),
  widths: PDFName.of("W"),
} as const;

const codesAreGlyphs = ["Identity-H", "Identity-V"].map((name) => PDFName.of(name));

const deflated = PDFName.of("FlateDecode");

/** Returns a font whose codes are the numbers of the glyphs of a TrueType subset; null for any other. */
export function readFont(font: PDFDict): SubsetFont | null {
  const encoding = font.lookup(fontKeys.encoding);
  if (!codesAreGlyphs.some((name) => name === encoding)) return null;
  const descendants = font.lookup(fontKeys.descendants);
  const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
  if (!(descendant instanceof PDFDict)) return null;
  if (descendant.lookup(PDFName.of("CIDToGIDMap")) !== PDFName.of("Identity")) return null;
  const descriptor = descendant.lookup(fontKeys.descriptor);
  const name = font.lookup(fontKeys.name);
  if (!(descriptor instanceof PDFDict) || !(name instanceof PDFName)) return null;
  const file = readStream(descriptor, fontKeys.file);
  const map = readStream(font, fontKeys.characters);
  const parsed = file === null ? null : parseTrueType(file);
  const characters = map === null ? null : parseUnicodeMap(map.toString("latin1"));
  const widths = parsed === null ? null : readWidths(descendant, parsed);
  if (parsed === null || characters === null || widths === null) return null;
  return {
    name: name.decodeText().replace(/^[A-Z]{6}\+/, ""),
    dicts: { font, descendant, descriptor },
    file: parsed,
    characters,
    widths,
  };
}

/** Returns two subsets of a font as one; null for those that are not of one font. */
export function mergeFonts(one: SubsetFont, other: SubsetFont): SubsetFont | null {
  if (one.name !== other.name || describe(one) !== describe(other)) return null;
  const characters = mergeUnicodeMaps(one.characters, other.characters);
  const file = characters && mergeTrueTypes(one.file, other.file);
  if (file === null || characters === null) return null;
  return { ...one, file, characters, widths: new Map([...other.widths, ...one.widths]) };
}

/** What subsets of one font have in common. */
function describe({ dicts: { font, descendant, descriptor } }: SubsetFont): string {
  const own: readonly PDFName[] = Object.values(fontKeys);
  return [font, descendant, descriptor]
    .flatMap((dict) => dict.entries())
    .flatMap(([key, value]) => (own.includes(key) ? [] : `${key.toString()} ${value.toString()}`))
    .concat(String(font.lookup(fontKeys.encoding)))
    .join("\n");
}

function readStream(dict: PDFDict, key: PDFName): Buffer | null {
  const stream = dict.lookup(key);
  if (!(stream instanceof PDFRawStream)) return null;
  const filter = stream.dict.lookup(PDFName.of("Filter"));
  if (filter === undefined) return Buffer.from(stream.contents);
  return filter === deflated ? inflateSync(stream.contents) : null;
}

function readWidths(descendant: PDFDict, file: TrueType): Map<number, number> | null {
  const said = parseGlyphWidths(descendant);
  if (said === null) return null;
  return new Map(
    file.metrics.flatMap((_, glyph): [number, number][] => {
      const width = widthOf(said, glyph, advanceOf(file, glyph));
      return width === null ? [] : [[glyph, width]];
    }),
  );
}

/** Returns the references that lead to what a font is made of, its own left out. */
export function objectsOf({ dicts: { font, descendant, descriptor } }: SubsetFont): PDFRef[] {
  const descendants = font.lookup(fontKeys.descendants, PDFArray);
  const found = [
    font.get(fontKeys.descendants),
    descendants.get(0),
    descendant.get(fontKeys.descriptor),
    descriptor.get(fontKeys.file),
    font.get(fontKeys.characters),
    descendant.get(fontKeys.widths),
  ];
  return found.filter((object) => object instanceof PDFRef);
}
