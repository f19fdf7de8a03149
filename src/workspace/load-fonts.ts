import { basename } from "node:path";

import { LecternError } from "../model/lectern-error.ts";
import type { ThemeFont } from "../settings/parse-theme.ts";
import type { Settings } from "../settings/settings.ts";
import type { Asset } from "./asset.ts";
import type { ChapterFile } from "./find-chapters.ts";
import { findFont, type FontFile } from "./font-file.ts";
import type { DeckFont, SpareFont, UsedFont } from "./make-fonts.ts";
import type { Workshop } from "./workshop.ts";

/** The fonts that a deck may use. */
export interface DeckFonts {
  readonly own: readonly DeckFont[];
  /** Those that the author names, then the theme's, which stand in for each other, then ours. */
  readonly spares: readonly SpareFont[];
  /** The names of those that cannot be read. */
  readonly unknown: readonly string[];
}

/** Returns the fonts of a theme. */
export function listThemeFonts(fonts: readonly ThemeFont[], workshop: Workshop): DeckFont[] {
  return fonts.map((own) => {
    const name = `${own.package}/${own.file}`;
    return { ...own, load: () => loadOwn(name, workshop) };
  });
}

/** Stand in for what no theme's font has: emoji, drawn in one colour as letters are. */
const bundledSpares = ["@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf"];

/** The fonts that a chapter names. */
export type NamedFonts = Pick<Settings, "textFont" | "codeFont" | "fonts">;

/**
 * Returns a theme's fonts, and reads those that a chapter names in their place, and those that it names for
 * characters that these lack. What takes the place of a theme's font has it as a spare.
 */
export async function loadDeckFonts(
  own: readonly ThemeFont[],
  { named, file, project }: { named: NamedFonts; file: ChapterFile; project: string },
  workshop: Workshop,
): Promise<DeckFonts> {
  const listed = listThemeFonts(own, workshop);
  const unknown: string[] = [];
  const loadNamed = async (names: readonly string[]): Promise<UsedFont[]> => {
    const found: UsedFont[] = [];
    for (const name of names) {
      const place = findFont(name, { folder: file.folder, project });
      const font = place === null ? null : await workshop.font(place);
      if (font === null) unknown.push(name);
      else found.push({ name, font });
    }
    return found;
  };
  const instead = { text: await loadNamed(named.textFont), code: await loadNamed(named.codeFont) };
  const spares = (await loadNamed(named.fonts)).map(({ name, font }) => ({
    name: basename(name),
    weight: null,
    load: async () => font,
  }));
  const others = listed.map(({ file: name, weight, load }) => ({
    name: basename(name),
    weight,
    load,
  }));
  const bundled = bundledSpares.map((name) => ({
    name: basename(name),
    weight: null,
    load: () => loadOwn(name, workshop),
  }));
  return {
    own: listed.map((font) => replaceFont(font, instead[font.use])),
    spares: [...spares, ...others, ...bundled],
    unknown,
  };
}

/** The first font named is the regular weight, the second the bold one; one alone is both. */
function replaceFont(own: DeckFont, [regular, bold]: readonly UsedFont[]): DeckFont {
  const named = own.weight >= boldWeight ? (bold ?? regular) : regular;
  return named === undefined ? own : { ...own, file: named.name, load: async () => named.font };
}

const boldWeight = 600;

async function loadOwn(name: string, workshop: Workshop): Promise<FontFile> {
  const place = findFont(name, { folder: workshop.project, project: workshop.project });
  const font = place === null ? null : await workshop.font(place);
  if (font !== null) return font;
  const [scope = "", packageName = ""] = name.split("/");
  throw new LecternError("bad-config", `The font ${name} cannot be read.`, {
    hint: `Install it: npm install ${scope}/${packageName}`,
  });
}

/** Returns the licences of the fonts whose subsets a deck ships, one file a text. */
export function licencesOf(fonts: readonly UsedFont[]): Asset[] {
  const names = new Map<string, string>();
  for (const { name, font } of fonts) {
    // Weights of one family share a licence, under the first one's name.
    const isNew = font.licence !== null && !names.has(font.licence);
    if (isNew)
      names.set(
        font.licence,
        name.replace(/(?:[_-]|(?<!\d))\d*(?:Regular|Medium|Bold|Black)?\.\w+$/i, ""),
      );
  }
  return [...names].map(([text, name]) => ({
    name: `licences/${name}.txt`,
    bytes: new TextEncoder().encode(text),
  }));
}
