import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Diagnostic } from "../model/diagnostic.ts";
import { hasCode } from "./file-errors.ts";
import { parseJson } from "./parse-json.ts";

/** The record's file, in the chapter's output folder. Its name has no dot: CI services leave hidden files out. */
export const recordName = "build.json";

/** What a chapter's folder was made from, and what came of it. The same chapter has the same record. */
export interface BuildRecord {
  /** A hash of all that the files depend on. */
  readonly key: string;
  readonly slides: number;
  /** How many slides are continued on others. */
  readonly continued: number;
  /** The SHA-256 of each file, by its name relative to the folder. */
  readonly files: Readonly<Record<string, string>>;
  readonly pages: readonly { readonly file: string; readonly count: number }[];
  /** What only building finds: what reading finds is known anew each time, and may quote what is not published. */
  readonly diagnostics: readonly Diagnostic[];
}

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
  if (text === null) return null;
  const { sum, ...record } = parseObject(text.toString());
  return sum === sumOf(record) ? (record as unknown as BuildRecord) : null;
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

/** What cannot be read is made anew, and writing then says why. */
async function readBytes(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasCode(error)) return null;
    throw error;
  }
}

function parseObject(text: string): { readonly sum?: unknown } {
  const json = parseJson(text);
  return typeof json === "object" && json !== null ? json : {};
}
