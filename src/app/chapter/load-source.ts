import type { Diagnostic } from "../../core/model/diagnostic.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import type { SourceFile } from "../../core/model/source.ts";
import { decodeText } from "./decode-text.ts";
import type { ChapterFile } from "./find-chapters.ts";
import { readProjectFile } from "../files/project-file.ts";

/** In bytes: some 50,000 slides. */
const maxChapterBytes = 8 * 1024 * 1024;

/**
 * Reads a chapter's text, in any encoding that `decodeText` knows. Throws LecternError
 * `unreadable-file`, and `chapter-too-large` without reading more of it than a chapter may have.
 */
export async function loadSource(chapter: ChapterFile): Promise<SourceFile> {
  const bytes = chapter.given ?? readChapterFile(chapter);
  if (bytes.length > maxChapterBytes) throw tooLarge(chapter.path);
  return { path: chapter.path, ...(await decodeText(bytes)) };
}

function readChapterFile({ file, path, within }: ChapterFile): Uint8Array {
  const found = readProjectFile(file, { within, maxBytes: maxChapterBytes });
  if (found.status === "found") return found.bytes;
  if (found.status === "too-large") throw tooLarge(path);
  throw new LecternError("unreadable-file", `The chapter ${path} ${found.says}.`, {
    hint:
      found.status === "outside"
        ? "It is a symbolic link. Name the file itself on the command line, or put it in the link's place."
        : 'Check that it is a file that you may read. What comes through a pipe is named "-".',
  });
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
