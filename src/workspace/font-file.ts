import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import { isMissing } from "./file-errors.ts";
import { isReallyInside } from "./is-inside.ts";

/** A font file, and what it can show. */
export interface FontFile {
  readonly bytes: Uint8Array;
  /** The code points it has glyphs for. */
  readonly characters: ReadonlySet<number>;
  /** The axes of a variable font, by tag, with their default values; empty for a static one. */
  readonly axes: Readonly<Record<string, number>>;
  /** How far its lines reach above and below the baseline, in em, both positive. */
  readonly extents: { readonly ascent: number; readonly descent: number };
  /** The licence that came with it; null where none was found. */
  readonly licence: string | null;
}

/** Names under which font packages keep the font's own licence, the most exact first. */
const licenceNames = ["LICENSE_FONT", "OFL.txt", "LICENSE.txt", "LICENSE", "LICENSE.md"];

/** `package/file.ttf`, with or without a scope; no step upwards. */
const packagePath = /^(?<name>(?:@[\w.-]+\/)?[\w-][\w.-]*)\/(?!.*\.\.)(?<file>.+\.(?:ttf|otf))$/i;

/** Begun at once, so that its WebAssembly is compiled beside what reads the chapter. */
const harfbuzz = import("harfbuzzjs");

const ownRequire = createRequire(import.meta.url);

/**
 * Returns the path of a font that a chapter names: a file below `project`, looked for from `folder`,
 * when it begins with a dot, else a file of an npm package of the project or of ours. Null where
 * there is none.
 */
export function findFont(
  name: string,
  { folder, project }: { readonly folder: string; readonly project: string },
): string | null {
  if (name.startsWith(".")) {
    const path = join(folder, name);
    return isReallyInside(path, project) ? path : null;
  }
  if (!packagePath.test(name)) return null;
  const requires = [createRequire(pathToFileURL(join(project, "package.json"))), ownRequire];
  for (const require of requires) {
    try {
      return require.resolve(name);
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
  return null;
}

function isNotFound(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "MODULE_NOT_FOUND" || code === "ERR_PACKAGE_PATH_NOT_EXPORTED";
}

/** Reads a TrueType or OpenType font; null for a file that is missing or is no such font. */
export async function readFont(path: string): Promise<FontFile | null> {
  try {
    const { Blob, Face, Font } = await harfbuzz;
    // At once: in pieces it takes twice as long, and each piece waits for its turn.
    const bytes = readFileSync(path);
    const face = new Face(new Blob(bytes));
    const characters = new Set(face.collectUnicodes());
    if (characters.size === 0) return null;
    const axes = Object.entries(face.getAxisInfos()).map(([tag, axis]) => [tag, axis.default]);
    const { ascender, descender } = new Font(face).hExtents();
    return {
      bytes,
      characters,
      axes: Object.fromEntries(axes),
      extents: { ascent: ascender / face.upem, descent: -descender / face.upem },
      licence: await readLicence(path),
    };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Returns the code points for which a font's bytes have glyphs; none for what is no TrueType or OpenType font. */
export async function charactersIn(bytes: Uint8Array): Promise<ReadonlySet<number>> {
  const { Blob, Face } = await harfbuzz;
  return new Set(new Face(new Blob(bytes)).collectUnicodes());
}

/** Looks beside the font, and two folders above it, where packages keep their licence. */
async function readLicence(path: string): Promise<string | null> {
  const folder = dirname(path);
  for (const place of [folder, dirname(folder), dirname(dirname(folder))]) {
    for (const name of licenceNames) {
      const text = await readFile(join(place, name), "utf8").catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      });
      if (text !== null) return text;
    }
  }
  return null;
}
