import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import { isInside } from "../files/is-inside.ts";
import { parseJson } from "../files/parse-json.ts";
import { readProjectFile } from "../files/project-file.ts";

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

/** Where a font stands. */
export interface FontPlace {
  /** Absolute. */
  readonly path: string;
  /** The project's folder or the package's own: neither the font nor its licence is read from elsewhere. */
  readonly root: string;
}

/** Names under which font packages keep the font's own licence, the most exact first. */
const licenceNames = ["LICENSE_FONT", "OFL.txt", "LICENSE.txt", "LICENSE", "LICENSE.md"];

const licenceName = /^(?:LICENSE_FONT|OFL\.txt|LICENSE(?:\.txt|\.md)?)$/;

const maxLicenceBytes = 1024 * 1024;

const fontName = /\.(?:ttf|otf)$/i;

const maxFontBytes = 64 * 1024 * 1024;

/** `package/file.ttf`, with or without a scope. */
const packagePath = /^(?<name>(?:@[\w.-]+\/)?[\w-][\w.-]*)\/(?<file>.+)$/;

/** Begun at once, so that its WebAssembly is compiled beside what reads the chapter. */
const harfbuzz = import("harfbuzzjs");

const ownRequire = createRequire(import.meta.url);

/**
 * Returns where a font stands that a chapter names: a file below `project`, looked for from `folder`,
 * when it begins with a dot, else a file of an npm package of the project or of ours. Null where
 * there is no such package.
 */
export function findFont(
  name: string,
  { folder, project }: { readonly folder: string; readonly project: string },
): FontPlace | null {
  if (name.startsWith(".")) return { path: join(folder, name), root: project };
  const { name: packageName = "", file = "" } = packagePath.exec(name)?.groups ?? {};
  const requires = [createRequire(pathToFileURL(join(project, "package.json"))), ownRequire];
  const modules = requires.flatMap((require) => require.resolve.paths(packageName) ?? []);
  const root = modules.find((one) => isPackage(packageName, one));
  return root === undefined
    ? null
    : { path: join(root, packageName, file), root: join(root, packageName) };
}

/**
 * Does a folder `node_modules` hold a package? A link out of it counts only where it leads to a package
 * of that very name: else any folder of the machine could be linked there.
 */
function isPackage(name: string, modules: string): boolean {
  const folder = join(modules, name);
  if (name === "" || name.includes("\0") || !existsSync(join(folder, "package.json"))) return false;
  const rule = { within: [folder], name: /^package\.json$/, maxBytes: maxLicenceBytes };
  const found = readProjectFile(join(folder, "package.json"), rule);
  if (found.status !== "found") return false;
  if (isInside(dirname(found.path), realpathSync(modules))) return true;
  const manifest = parseJson(new TextDecoder().decode(found.bytes));
  return (
    typeof manifest === "object" &&
    manifest !== null &&
    "name" in manifest &&
    manifest.name === name
  );
}

/** Reads a TrueType or OpenType font; null for what is none, or may not be read. */
export async function readFont({ path, root }: FontPlace): Promise<FontFile | null> {
  const rule = { within: [root], name: fontName, maxBytes: maxFontBytes };
  const found = readProjectFile(path, rule);
  if (found.status !== "found" || !isFont(found.bytes)) return null;
  const { bytes } = found;
  const { Blob, Face, Font } = await harfbuzz;
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
    licence: readLicence(path, root),
  };
}

/** Returns the code points for which a font's bytes have glyphs; none for what is no TrueType or OpenType font. */
export async function charactersIn(bytes: Uint8Array): Promise<ReadonlySet<number>> {
  const { Blob, Face } = await harfbuzz;
  return new Set(new Face(new Blob(bytes)).collectUnicodes());
}

/** Looks beside the font, and two folders above it, where packages keep their licence. */
function readLicence(path: string, root: string): string | null {
  const folder = dirname(path);
  const rule = { within: [root], name: licenceName, maxBytes: maxLicenceBytes };
  for (const place of [folder, dirname(folder), dirname(dirname(folder))]) {
    for (const name of licenceNames) {
      const found = readProjectFile(join(place, name), rule);
      if (found.status === "found") return new TextDecoder().decode(found.bytes);
    }
  }
  return null;
}

/** How files of a kind begin: bytes in Latin-1, from `at`. */
interface Signature {
  readonly at: number;
  readonly bytes: string;
}

/** https://mimesniff.spec.whatwg.org/#matching-a-font-type-pattern */
const fonts: readonly Signature[] = [
  { at: 0, bytes: "\0\x01\0\0" },
  { at: 0, bytes: "OTTO" },
  { at: 0, bytes: "true" },
  { at: 0, bytes: "ttcf" },
  { at: 0, bytes: "wOFF" },
  { at: 0, bytes: "wOF2" },
];

/** Is it a font file that browsers read? */
export function isFont(bytes: Uint8Array): boolean {
  return beginsWith(bytes, fonts);
}

function beginsWith(file: Uint8Array, signatures: readonly Signature[]): boolean {
  return signatures.some(
    ({ at, bytes }) =>
      Buffer.from(file.subarray(at, at + bytes.length)).toString("latin1") === bytes,
  );
}
