import { open } from "node:fs/promises";

import type { Diagnostic } from "../model/diagnostic.ts";
import { LecternError } from "../model/lectern-error.ts";
import type { SourceFile } from "../model/source.ts";
import { decodeText } from "./decode-text.ts";
import { hasCode } from "./file-errors.ts";
import type { ChapterFile } from "./find-chapters.ts";

/** In bytes: some 50,000 slides. */
const maxChapterBytes = 8 * 1024 * 1024;

/**
 * Reads a chapter's text, in any encoding that `decodeText` knows. Throws LecternError
 * `unreadable-file`, and `chapter-too-large` without reading more of it than a chapter may have.
 */
export async function loadSource(chapter: ChapterFile): Promise<SourceFile> {
  try {
    const bytes = chapter.given ?? (await readBounded(chapter.file));
    if (bytes.length > maxChapterBytes) throw tooLarge(chapter.path);
    return { path: chapter.path, ...(await decodeText(bytes)) };
  } catch (error) {
    if (!hasCode(error) || error instanceof LecternError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new LecternError("unreadable-file", `Cannot read ${chapter.path}: ${reason}.`, {
      hint: "Check that the file may be read.",
      cause: error,
    });
  }
}

/** Returns what a chapter gives, at most one byte more than it may have; a pipe says no size before. */
export async function readStart(stream: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
    if (length > maxChapterBytes) break;
  }
  return Buffer.concat(parts);
}

async function readBounded(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    return await readStart(file.createReadStream({ autoClose: false }));
  } finally {
    await file.close();
  }
}

function tooLarge(path: string): LecternError {
  return chapterTooLarge({
    path,
    line: 1,
    column: 1,
    severity: "error",
    code: "chapter-too-large",
    message: `The chapter has more than ${maxChapterBytes / 1024 / 1024} MiB.`,
    hint: "Divide it into chapters, and put long listings and data into files of their own.",
  });
}

/** Returns the failure of a chapter that is too long to be a deck. */
export function chapterTooLarge(diagnostic: Diagnostic): LecternError {
  const { message } = diagnostic;
  return new LecternError("chapter-too-large", message, { diagnostics: [diagnostic] });
}
