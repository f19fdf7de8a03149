import { readFile } from "node:fs/promises";

import { LecternError } from "../model/lectern-error.ts";
import type { SourceFile } from "../model/source.ts";
import { hasCode } from "./file-errors.ts";
import type { ChapterFile } from "./find-chapters.ts";

/**
 * Reads a chapter's text: UTF-8 with or without a byte order mark, or UTF-16 with one; any line
 * ends; NUL becomes U+FFFD, as CommonMark says. Throws LecternError `unreadable-file`.
 */
export async function loadSource(chapter: ChapterFile): Promise<SourceFile> {
  try {
    const bytes = await readFile(chapter.file);
    const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
    return {
      path: chapter.path,
      text: text.replace(/\r\n?/g, "\n").replaceAll("\u0000", "\ufffd"),
    };
  } catch (error) {
    if (!hasCode(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new LecternError("unreadable-file", `Cannot read ${chapter.path}: ${reason}.`, {
      hint: "Check that the file may be read.",
      cause: error,
    });
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}
