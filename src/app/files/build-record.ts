import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";

import { type BuildRecord, parseBuildRecord } from "../../core/settings/parse-record.ts";
import { hasCode } from "./file-errors.ts";
import { findPackageRoot } from "./package-root.ts";
import { parseJson } from "./parse-json.ts";
import { readIfAny } from "./read-if-any.ts";

/** The record's file, in the chapter's output folder. Its name has no dot: CI services leave hidden files out. */
export const recordName = "build.json";

export type { BuildRecord } from "../../core/settings/parse-record.ts";

/** In bytes; a chapter of 20,000 slides has a record of some 10 MB. */
const maxRecordBytes = 64 * 1024 * 1024;

/** Returns the SHA-256 of text or bytes, in hexadecimal. */
export function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Returns the hashes of files below a folder, by their names, in the order of the names. Those that are known are not read. */
export async function hashFiles(
  folder: string,
  names: readonly string[],
  known: BuildRecord["files"] = {},
): Promise<BuildRecord["files"]> {
  const hashes: [string, string][] = [];
  for (const name of new Set(names.toSorted())) {
    hashes.push([name, known[name] ?? hashOf(await readFile(join(folder, name)))]);
  }
  return Object.fromEntries(hashes);
}

/** Returns a record as the text of its file, with a hash of itself. */
export function formatRecord(record: BuildRecord): string {
  return `${JSON.stringify({ sum: sumOf(record), ...record }, null, 2)}\n`;
}

/** Returns the record that stands in a folder; null where there is none, or one that is damaged. */
export async function loadRecord(folder: string): Promise<BuildRecord | null> {
  const text = await readBytes(join(folder, recordName));
  if (text === null || text.length > maxRecordBytes) return null;
  const { sum, ...record } = parseObject(text.toString());
  return sum === sumOf(record) ? parseBuildRecord(record) : null;
}

/** Returns whether every file that a record lists stands in the folder, byte for byte. */
export async function recordStands(
  { files }: Pick<BuildRecord, "files">,
  folder: string,
): Promise<boolean> {
  for (const [name, hash] of Object.entries(files)) {
    const bytes = await readBytes(join(folder, name));
    if (bytes === null || hashOf(bytes) !== hash) return false;
  }
  return true;
}

function sumOf(record: object): string {
  return hashOf(JSON.stringify(record));
}

/** What cannot be read is made again, and writing then says why. Of a pipe nothing would ever come. */
async function readBytes(path: string): Promise<Buffer | null> {
  try {
    return (await stat(path)).isFile() ? await readFile(path) : null;
  } catch (error) {
    if (hasCode(error)) return null;
    throw error;
  }
}

function parseObject(text: string): { readonly sum?: unknown } {
  const json = parseJson(text);
  return typeof json === "object" && json !== null ? json : {};
}

/**
 * Returns a hash of the program itself: its version, its compiled code, the packages that it uses
 * directly, and Node.js, whose segmenter and zlib shape what is made. The compiled files name each
 * other by their contents, so that the first one stands for all.
 */
export async function identifyProgram(): Promise<string> {
  const root = findPackageRoot();
  const files = ["cli.js", "templates.js", "client/deck.js", "client/deck.css"];
  const code = await Promise.all(files.map((file) => readIfAny(join(root, "build", file))));
  const manifest = (await readIfAny(join(root, "package.json"))) ?? "{}";
  const names = Object.keys(dependenciesOf(JSON.parse(manifest)));
  const packages = await Promise.all(names.map((name) => findManifest(root, name)));
  const { version, platform, arch } = process;
  return hashOf(JSON.stringify([manifest, code, packages, version, platform, arch]));
}

function dependenciesOf(json: unknown): object {
  const has = typeof json === "object" && json !== null && "dependencies" in json;
  const found = has ? json.dependencies : null;
  return typeof found === "object" && found !== null ? found : {};
}

/** Looks in the folders above, as Node.js does. Returns the package's manifest; null for none. */
async function findManifest(folder: string, name: string): Promise<string | null> {
  const text = await readIfAny(join(folder, "node_modules", name, "package.json"));
  if (text !== null) return text;
  const above = dirname(folder);
  return above === folder ? null : findManifest(above, name);
}
