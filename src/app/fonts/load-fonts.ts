import { basename } from "node:path";

import { primaryLanguage, type LanguageTag } from "../../core/model/language.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import type { ThemeFont } from "../../core/settings/parse-theme.ts";
import type { Settings } from "../../core/settings/settings.ts";
import type { Asset } from "../files/asset.ts";
import { rootOf, type ChapterFile } from "../chapter/find-chapters.ts";
import { findFont, type FontFile, type FontPlace } from "./font-file.ts";
import type { DeckFont, SpareFont, UsedFont } from "./make-fonts.ts";

/** Where fonts are looked for. */
interface FontSource {
  /** The project's folder, absolute. */
  readonly root: string;
  /** Returns a font file; null where there is none. */
  readonly font: (place: FontPlace) => Promise<FontFile | null>;
}

/** The fonts that a deck may use. */
export interface DeckFonts {
  readonly own: readonly DeckFont[];
  /** Those that the author names, then the theme's, which stand in for each other, then ours. */
  readonly spares: readonly SpareFont[];
  /** The names of those that cannot be read. */
  readonly unknown: readonly string[];
}

/**
 * Returns the fonts of a theme for a chapter in a language: of each, the Latin face leads unless the
 * chapter is Japanese, and the other one stands in for what it lacks.
 */
export function listThemeFonts(
  fonts: readonly ThemeFont[],
  language: LanguageTag,
  project: FontSource,
): Pick<DeckFonts, "own" | "spares"> {
  const isJapanese = primaryLanguage(language) === "ja";
  const faces = fonts.map(({ latin, ...font }) => {
    const own = toDeckFont(font, project);
    if (latin === undefined) return [own];
    const other = toDeckFont({ ...font, ...latin }, project);
    return isJapanese ? [own, other] : [other, own];
  });
  return { own: faces.flatMap((face) => face.slice(0, 1)), spares: faces.flat().map(toSpare) };
}

function toDeckFont(font: ThemeFont, project: FontSource): DeckFont {
  return { ...font, load: () => loadOwn(`${font.package}/${font.file}`, project) };
}

function toSpare({ file, weight, use, load }: DeckFont): SpareFont {
  return { name: basename(file), weight, use, load };
}

/** Stand in for what no theme's font has: emoji, drawn in one colour as letters are. */
const bundledSpares = ["@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf"];

/** Which fonts a chapter wants. */
export interface FontWishes {
  /** Those that it names. */
  readonly named: Pick<Settings, "textFont" | "codeFont" | "fonts">;
  readonly language: LanguageTag;
  readonly file: ChapterFile;
}

/**
 * Returns a theme's fonts, and reads those that a chapter names in their place, and those that it names for
 * characters that these lack. What takes the place of a theme's font has it as a spare.
 */
export async function loadDeckFonts(
  own: readonly ThemeFont[],
  { named, language, file }: FontWishes,
  project: FontSource,
): Promise<DeckFonts> {
  const listed = listThemeFonts(own, language, project);
  const unknown: string[] = [];
  const loadNamed = async (names: readonly string[]): Promise<UsedFont[]> => {
    const found: UsedFont[] = [];
    for (const name of names) {
      const place = findFont(name, { folder: file.folder, project: rootOf(file, project) });
      const font = place === null ? null : await project.font(place);
      if (font === null) unknown.push(name);
      else found.push({ name, font });
    }
    return found;
  };
  const instead = { text: await loadNamed(named.textFont), code: await loadNamed(named.codeFont) };
  const spares = (await loadNamed(named.fonts)).map(({ name, font }) => ({
    name: basename(name),
    weight: null,
    use: null,
    load: async () => font,
  }));
  const bundled = bundledSpares.map((name) => ({
    name: basename(name),
    weight: null,
    use: null,
    load: () => loadOwn(name, project),
  }));
  return {
    own: listed.own.map((font) => replaceFont(font, instead[font.use])),
    spares: [...spares, ...listed.spares, ...bundled],
    unknown,
  };
}

/** The first font named is the regular weight, the second the bold one; one alone is both. */
function replaceFont(own: DeckFont, [regular, bold]: readonly UsedFont[]): DeckFont {
  const named = own.weight >= boldWeight ? (bold ?? regular) : regular;
  return named === undefined ? own : { ...own, file: named.name, load: async () => named.font };
}

const boldWeight = 600;

async function loadOwn(name: string, project: FontSource): Promise<FontFile> {
  const place = findFont(name, { folder: project.root, project: project.root });
  const font = place === null ? null : await project.font(place);
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
