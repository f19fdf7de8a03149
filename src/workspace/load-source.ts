import { readFile } from "node:fs/promises";

import { LecternError } from "../model/lectern-error.ts";
import type { SourceFile } from "../model/source.ts";
import { decodeText } from "./decode-text.ts";
import { hasCode } from "./file-errors.ts";
import type { ChapterFile } from "./find-chapters.ts";

/** Reads a chapter's text, in any encoding that `decodeText` knows. Throws LecternError `unreadable-file`. */
export async function loadSource(chapter: ChapterFile): Promise<SourceFile> {
  try {
    return {
      path: chapter.path,
      ...(await decodeText(chapter.given ?? (await readFile(chapter.file)))),
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
