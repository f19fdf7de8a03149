import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { constants, inflateSync } from "node:zlib";

import { readPdf } from "./read-pdf.ts";

/** Returns all that stands in each file of a folder, names included: of PDFs also what is packed, drawn and read aloud. */
export async function wordsInFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const words = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    const bytes = await readFile(path);
    const packed = name.endsWith(".pdf") ? [unpack(bytes), await readAloud(bytes)] : [];
    // Strings of PDFs may have two bytes a letter.
    const text = [name, bytes.toString("utf8"), bytes.toString("latin1"), ...packed];
    words.set(name, text.join("\n").replaceAll("\0", ""));
  }
  return words;
}

/** Returns the names of files in which words stand, in the order of the names. */
export function filesWith(words: ReadonlyMap<string, string>, wanted: string): string[] {
  return [...words].flatMap(([name, text]) => (text.includes(wanted) ? [name] : [])).toSorted();
}

/** Returns what stands in the streams of a PDF. */
function unpack(bytes: Buffer): string {
  const text = bytes.toString("latin1");
  const streams = [...text.matchAll(/\bstream\r?\n/g)].map(({ 0: mark, index }) => {
    const data = bytes.subarray(index + mark.length);
    // Streams that begin otherwise are not packed so.
    if (data[0] !== 0x78) return "";
    return inflateSync(data, { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
  });
  return streams.join("\n");
}

async function readAloud(bytes: Uint8Array): Promise<string> {
  const { title, info, outline, pages } = await readPdf(bytes);
  const shown = pages.flatMap(({ text, alts }) => [text, ...alts]);
  return [title, ...Object.values(info), ...outline, ...shown].join("\n");
}
