import { createHash } from "node:crypto";

import { cleanSvg, type CleanSvg, type DrawingWords } from "../../core/render/svg/clean-svg.ts";
import { deckFamilies } from "../../core/render/svg/clean-css.ts";
import { decodeText } from "./decode-text.ts";
import { charactersIn } from "../fonts/font-file.ts";
import type { DeckFonts } from "../fonts/load-fonts.ts";
import { type DeckFont, makeFonts, toPlainFont, type UsedFont } from "../fonts/make-fonts.ts";
import { toDataUrl } from "../files/media-type.ts";

/** What became of an SVG file. */
export type Drawing =
  | {
      readonly status: "clean";
      /** The cleaned drawing, in UTF-8, with the fonts that its words need. */
      readonly bytes: Uint8Array;
      readonly leftOut: readonly string[];
      /** The addresses of pictures and fonts that were in the file; all begin with `data:`. */
      readonly inside: readonly string[];
      /** The characters of its words that no font has. */
      readonly missing: readonly string[];
      /** The deck's fonts of which it holds subsets. */
      readonly fonts: readonly UsedFont[];
    }
  | { readonly status: "refused" };

/** Cleans SVG files and sets their words. */
export type DrawingLoader = (bytes: Uint8Array) => Promise<Drawing>;

/** Drawings that were cleaned already, by their bytes and the fonts of the deck. */
export type DrawingMemory = Map<string, Promise<Drawing>>;

/** So many are kept: `dev` loads those of a chapter at each save. */
const maxKept = 200;

/**
 * Returns what cleans a chapter's SVG files and sets their words in its fonts, which are asked for only where there
 * are words. `kind` says which fonts they are.
 */
export function createDrawingLoader(
  memory: DrawingMemory,
  kind: string,
  findFonts: () => Promise<DeckFonts>,
): DrawingLoader {
  return (bytes) => {
    const key = createHash("sha256").update(kind).update("\0").update(bytes).digest("hex");
    const drawing = memory.get(key) ?? loadDrawing(bytes, findFonts);
    memory.delete(key);
    memory.set(key, drawing);
    for (const oldest of memory.keys()) {
      if (memory.size <= maxKept) break;
      memory.delete(oldest);
    }
    return drawing;
  };
}

/** Cleans an SVG file. Without fonts to find, its words are set in those of the system. */
export async function loadDrawing(
  bytes: Uint8Array,
  findFonts: () => Promise<DeckFonts> = async () => ({ own: [], spares: [], unknown: [] }),
): Promise<Drawing> {
  const text = await decodeXml(bytes);
  const clean: CleanSvg = text === null ? { status: "refused" } : cleanSvg(text);
  if (clean.status === "refused") return clean;
  const { svg, words, leftOut, inside } = clean;
  const set = words === null ? null : await setWords(words, inside, await findFonts());
  // The first `>` ends the tag of the root.
  const at = svg.indexOf(">") + 1;
  const whole = set === null ? svg : `${svg.slice(0, at)}<style>${set.css}</style>${svg.slice(at)}`;
  return {
    status: "clean",
    bytes: new TextEncoder().encode(whole),
    leftOut,
    inside,
    missing: set?.missing ?? [],
    fonts: set?.fonts ?? [],
  };
}

/** A picture cannot reach the fonts of the page that it is in: it holds its own. */
async function setWords(
  { text, hasCode, isBold }: DrawingWords,
  inside: readonly string[],
  { own, spares }: DeckFonts,
): Promise<{ css: string; missing: readonly string[]; fonts: readonly UsedFont[] }> {
  const needed = own.filter(({ use, weight }) => use === "code" || isBold || weight < boldWeight);
  const fonts = needed.map((font) => ({ ...font, family: deckFamilies[font.use] }));
  const made = await makeFonts(fonts, { text, code: hasCode ? text : "" }, spares);
  const data = new Map(made.assets.map(({ name, bytes }) => [name, toDataUrl(name, bytes)]));
  const css = made.css
    .replace(/url\("(?<name>[^"]*)"\)/g, (_, name: string) => `url("${data.get(name) ?? name}")`)
    .replace(
      /font-family:"(?<family>[^"]*)";font-weight:(?<weight>\d+)/g,
      (_, family: string, weight: string) =>
        `font-family:"${family}";font-weight:${weightsOf(fonts, family, Number(weight))}`,
    );
  return { css, missing: await withoutOwn(made.missing, inside), fonts: made.used };
}

const boldWeight = 600;

/** Returns all weights that a font is for: browsers would draw others themselves, in PDFs as Type 3 fonts. */
function weightsOf(fonts: readonly DeckFont[], family: string, weight: number): string {
  const count = fonts.filter((font) => font.family === family).length;
  if (count < 2) return "1 1000";
  return weight < boldWeight ? "1 599" : "600 1000";
}

/** Returns the characters that the fonts in a file do not have either. */
async function withoutOwn(
  missing: readonly string[],
  inside: readonly string[],
): Promise<readonly string[]> {
  if (missing.length === 0) return missing;
  let rest = missing;
  for (const address of inside) {
    if (/^data:image\//i.test(address)) continue;
    const font = await toPlainFont(await bytesOf(address), missing.join(""));
    const characters = font === null ? new Set<number>() : await charactersIn(font);
    rest = rest.filter((char) => !characters.has(char.codePointAt(0) ?? 0));
  }
  return rest;
}

async function bytesOf(address: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await (await fetch(address)).arrayBuffer());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new Uint8Array();
  }
}

/** Returns XML as its byte order mark says, else as it declares, else as it looks; null where it is none of these. */
async function decodeXml(bytes: Uint8Array): Promise<string | null> {
  const start = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  const declared = /^\s{0,50}<\?xml[^>]*?encoding\s{0,9}=\s{0,9}["'](?<label>[\w:.-]+)/i.exec(
    start,
  );
  const label = declared?.groups?.["label"];
  if (label !== undefined) return decodeAs(bytes, label);
  const { text, damage } = await decodeText(bytes);
  return damage === null ? text : null;
}

function decodeAs(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    // There is no such encoding, or the bytes are not in it.
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}
