import { deflateSync } from "node:zlib";

import { PDFDict, PDFName, PDFRawStream, type PDFContext, type PDFRef } from "@cantoo/pdf-lib";

import { formatGlyphWidths } from "./glyph-widths.ts";
import { fontKeys, type SubsetFont } from "./read-font.ts";
import { advanceOf, formatTrueType } from "./true-type.ts";
import { formatUnicodeMap } from "./unicode-map.ts";

/** Writes a font into a document, as `ref`. `tag` are the six letters that stand before a subset's name. */
export function writeFont(
  context: PDFContext,
  ref: PDFRef,
  { font, tag }: { readonly font: SubsetFont; readonly tag: string },
): void {
  const { dicts, file, characters } = font;
  const name = PDFName.of(`${tag}+${font.name}`);
  const bytes = formatTrueType(file);
  const fileRef = context.register(toStream(context, bytes, { Length1: bytes.length }));
  const descriptor = withEntries(context, dicts.descriptor, [
    [fontKeys.fontName, name],
    [fontKeys.file, fileRef],
  ]);
  const { named, others } = formatGlyphWidths(widthsOf(font));
  const descendant = withEntries(context, dicts.descendant, [
    [fontKeys.name, name],
    [fontKeys.descriptor, context.register(descriptor)],
    [fontKeys.widths, context.obj([...named])],
    [fontKeys.others, context.obj(others)],
  ]);
  const map = Buffer.from(formatUnicodeMap(characters), "latin1");
  const whole = withEntries(context, dicts.font, [
    [fontKeys.name, name],
    [fontKeys.descendants, context.obj([context.register(descendant)])],
    [fontKeys.characters, context.register(toStream(context, map, {}))],
  ]);
  context.assign(ref, whole);
}

/** Returns the widths of the glyphs that the font has. */
function widthsOf({ file, characters, widths }: SubsetFont): Map<number, number> {
  const glyphs = file.outlines.flatMap(({ length }, glyph) =>
    characters.has(glyph) || length > 0 ? [glyph] : [],
  );
  return new Map(glyphs.map((glyph) => [glyph, widths.get(glyph) ?? advanceOf(file, glyph)]));
}

/** Returns a copy of a dictionary that has no references of its own but those of `entries`. */
function withEntries(
  context: PDFContext,
  dict: PDFDict,
  entries: readonly (readonly [PDFName, Parameters<PDFDict["set"]>[1]])[],
): PDFDict {
  const copy = PDFDict.fromMapWithContext(new Map(dict.entries()), context);
  for (const [key, value] of entries) copy.set(key, value);
  return copy;
}

function toStream(
  context: PDFContext,
  bytes: Buffer,
  more: Readonly<Record<string, number>>,
): PDFRawStream {
  const contents = deflateSync(bytes);
  const dict = context.obj({ Filter: "FlateDecode", Length: contents.length, ...more });
  return PDFRawStream.of(dict, contents);
}
