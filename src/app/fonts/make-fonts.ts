import { basename, extname } from "node:path";

import subsetFont from "subset-font";

import type { ThemeFont } from "../../core/settings/parse-theme.ts";
import { hashedAsset, type Asset } from "../files/asset.ts";
import type { FontFile } from "./font-file.ts";
import { canStandIn, hasGlyphFor, partsOf, readCharacters } from "./font-characters.ts";

/** A deck's characters, by what they are set in. */
export interface Characters {
  readonly text: string;
  /** Empty where the deck has no code: then no code font is made. */
  readonly code: string;
}

/** The font of a theme. */
export interface DeckFont extends ThemeFont {
  /** Reads it: not every deck has code. Throws LecternError `bad-config` where it cannot be read. */
  readonly load: () => Promise<FontFile>;
}

/** A font that stands in where the theme's own have no glyph. */
export interface SpareFont {
  /** Its file's name. */
  readonly name: string;
  /** The weight that it had best stand in for; null for any. */
  readonly weight: number | null;
  /** What it had best stand in for; null for both. */
  readonly use: ThemeFont["use"] | null;
  /** Reads it: few decks need one. */
  readonly load: () => Promise<FontFile>;
}

/** A font of which a deck ships a subset. */
export interface UsedFont {
  /** Its file's name. */
  readonly name: string;
  readonly font: FontFile;
}

/** The fonts of one deck and the CSS that names them. */
export interface MadeFonts {
  readonly assets: readonly Asset[];
  /** `@font-face` rules whose `src` is relative to the page. */
  readonly css: string;
  /** The fonts of which the assets are subsets. */
  readonly used: readonly UsedFont[];
  /** The characters that no font has, each once, in code point order. */
  readonly missing: readonly string[];
}

/** Stands in a page without fonts where their CSS will stand. */
export const fontPlace = "/*lectern-fonts*/";

/**
 * The features that a subset keeps: those that browsers use unasked, and those that CSS for a
 * language, for figures or for tight punctuation asks for. The others would bring their glyphs along:
 * `aalt`, `jp78`, `vert` and the like are more than half of a Japanese subset.
 */
const keepFeatures = (
  "ccmp locl rlig rclt liga clig calt kern mark mkmk curs init medi fina isol ljmo vjmo tjmo " +
  "tnum pnum lnum onum zero frac numr dnom sups subs ordn case palt pkna halt chws ruby"
).split(" ");

/** Tables for vertical text, which a subset without `vert` cannot set. */
const dropTables = ["vhea", "vmtx", "VORG"];

/**
 * Makes one static TrueType subset a weight from the deck's own characters. Not compressed: that
 * takes longer than printing, and Chrome embeds it in the PDF as it stands. Hints are left out,
 * since the browser measures and prints without them. What a font has no glyph for is taken from the
 * first spare font that has, under the same family's name.
 */
export async function makeFonts(
  fonts: readonly DeckFont[],
  characters: Characters,
  spares: readonly SpareFont[] = [],
): Promise<MadeFonts> {
  const assets = new Map<string, Asset>();
  const rules: string[] = [];
  const missing = new Set<string>();
  const used: UsedFont[] = [];
  const add = async (font: FontFile, wanted: readonly string[], rule: FaceRule) => {
    const asset = await cut(font, wanted, rule);
    assets.set(asset.name, asset);
    rules.push(toFontFace(rule, asset, font));
  };
  const read = { text: readCharacters(characters.text), code: readCharacters(characters.code) };
  for (const { family, weight, use, file, load } of fonts) {
    const { all, drawn } = read[use];
    if (all.length === 0) continue;
    const font = await load();
    const stem = family.toLowerCase().replaceAll(" ", "-");
    await add(font, all, { stem, family, weight, only: null });
    used.push({ name: basename(file), font });
    let rest = drawn.filter((char) => !hasGlyphFor(char, font));
    for (const spare of bestFirst(spares, { weight, use })) {
      if (rest.length === 0) break;
      const spareFont = await spare.load();
      const taken = rest.filter((char) => canStandIn(char, spareFont));
      if (taken.length === 0) continue;
      rest = rest.filter((char) => !canStandIn(char, spareFont));
      used.push({ name: spare.name, font: spareFont });
      const name = basename(spare.name, extname(spare.name)).replace(/[^\w-]+/g, "-");
      const only = partsOf(taken, all);
      await add(spareFont, only, { stem: name.toLowerCase(), family, weight, only });
    }
    for (const char of rest) missing.add(char);
  }
  return {
    assets: [...assets.values()],
    css: rules.join("\n"),
    used,
    missing: [...missing].toSorted((a, b) => codeOf(a) - codeOf(b)),
  };
}

/** Those of another weight or use come last. */
function bestFirst(
  spares: readonly SpareFont[],
  { weight, use }: Pick<ThemeFont, "weight" | "use">,
): SpareFont[] {
  const suits = (spare: SpareFont): boolean =>
    [null, weight].includes(spare.weight) && [null, use].includes(spare.use);
  return [...spares.filter(suits), ...spares.filter((spare) => !suits(spare))];
}

/** How a font is named in CSS: for all characters, or for those that it stands in for. */
interface FaceRule {
  readonly stem: string;
  readonly family: string;
  readonly weight: number;
  readonly only: readonly string[] | null;
}

/** A variable font is fixed at the weight: in print it would become Type 3 fonts. */
async function cut(
  { bytes, axes }: FontFile,
  wanted: readonly string[],
  { stem, weight, only }: FaceRule,
): Promise<Asset> {
  const isVariable = Object.keys(axes).length > 0;
  const fixed = "wght" in axes ? { ...axes, wght: weight } : axes;
  const subset = await subsetFont(bytes, wanted.join(""), {
    targetFormat: "truetype",
    noHinting: true,
    keepFeatures,
    dropTables,
    ...(isVariable ? { variationAxes: fixed } : {}),
  });
  // A static font that stands in is the same for every weight.
  const name = only !== null && !isVariable ? stem : `${stem}-${weight}`;
  return hashedAsset(name, ".ttf", subset);
}

/** Returns a font of any format as TrueType, with the glyphs of a text alone; null for what is no font. */
export async function toPlainFont(bytes: Uint8Array, text: string): Promise<Uint8Array | null> {
  try {
    // Its reader of WOFF2 wants a Buffer.
    return await subsetFont(Buffer.from(bytes), text, {
      targetFormat: "truetype",
      noHinting: true,
    });
  } catch {
    // Its libraries throw for every font that they cannot read, by many kinds of errors.
    return null;
  }
}

/** The highest that the box of a word is, in em: less than the line height of any words. */
const maxExtent = 1.2;

/**
 * Some fonts' lines are far higher than their letters, so that the boxes of words in lines set close
 * would lie over one another. They are made lower by as much above as below: the baseline stays.
 */
function overridesFor({ extents: { ascent, descent } }: FontFile): string {
  const excess = (ascent + descent - maxExtent) / 2;
  if (excess <= 0 || excess >= descent) return "";
  const toPercent = (em: number) => `${((em - excess) * 100).toFixed(1)}%`;
  return `;ascent-override:${toPercent(ascent)};descent-override:${toPercent(descent)}`;
}

function toFontFace({ family, weight, only }: FaceRule, { name }: Asset, font: FontFile): string {
  const ranges = only?.map((char) => `U+${codeOf(char).toString(16).toUpperCase()}`);
  const range = ranges === undefined ? "" : `;unicode-range:${ranges.join(",")}`;
  return `@font-face{font-family:"${family}";font-weight:${weight};font-display:block;src:url("${name}") format("truetype")${overridesFor(font)}${range}}`;
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}
