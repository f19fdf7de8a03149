/**
 * Stands in the command for fontverter, which subset-font has for compressed fonts and which takes as
 * long to load as to cut a font. Ours are TrueType or OpenType, before and after: others are refused
 * when they are read.
 */

/** Returns the format of a font, which is the only one. */
export function detectFormat(): string {
  return "truetype";
}

/** Returns the font as it is. Throws an Error for another format. */
export async function convert(font: Uint8Array, format: string): Promise<Uint8Array> {
  if (format !== "truetype") throw new Error(`No font is made "${format}".`);
  return font;
}
