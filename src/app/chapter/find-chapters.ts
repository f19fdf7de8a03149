import { stat } from "node:fs/promises";
import {
  isAbsolute,
  basename,
  dirname,
  extname,
  join,
  normalize,
  relative,
  resolve,
  sep,
} from "node:path";

import { chapterNameFault } from "../../core/model/chapter-name.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import { hasCode, isMissing } from "../files/file-errors.ts";
import { isInside } from "../files/is-inside.ts";
import { listProjectFolder, unreadable, type FileRule } from "../files/project-file.ts";

/** A chapter on the disk, not read yet. */
export interface ChapterFile {
  /** Absolute. */
  readonly file: string;
  /** Absolute: images are looked for from here. */
  readonly folder: string;
  /** As diagnostics show it: relative to the working folder, with `/`. */
  readonly path: string;
  /** The file's name without extension, or the folder's for `NAME/chapter.md`; see `findChapters`. */
  readonly name: string;
  /** Folders that it must lie below to be read; null for one that the user names, which may be a link. */
  readonly within: FileRule["within"];
  /** What came on standard input; null for a file, which is read. */
  readonly given: Uint8Array | null;
}

const folderChapter = "chapter.md";

/** The name of a chapter that is named without a folder, or comes on standard input. */
const plainName = "chapter";

/** The path that stands for standard input. */
const standardInput = "-";

/**
 * Returns the chapters that the user's paths name, in the paths' order and then by name. A folder
 * stands for its `NAME.md` and `NAME/chapter.md`; a folder with a `chapter.md` of its own is that
 * chapter; `chapter.md` without a folder before it is called `chapter`; `-` stands for what `readInput` gives, where it is left out for a file of that name. What
 * cannot be looked at is taken for a chapter, so that it is reported when it is read, and the others are.
 * Throws LecternError `no-chapter` for a path that does not exist or holds none, for a name that no
 * folder of a deck can have, and for two chapters of one name; `unreadable-file` for a folder whose names cannot be read.
 */
export async function findChapters(
  paths: readonly string[],
  workingFolder: string,
  readInput?: () => Promise<Uint8Array>,
): Promise<ChapterFile[]> {
  const found = new Map<string, ChapterFile>();
  for (const path of paths) {
    if (path === standardInput && readInput !== undefined) {
      if (!found.has(path)) found.set(path, toInputChapter(await readInput(), workingFolder));
      continue;
    }
    const named = resolve(workingFolder, path);
    const isFolder = (await kindOf(named)) === "folder";
    // A link out of the working folder is followed where the user names the file itself.
    const root = isInside(named, workingFolder) ? workingFolder : named;
    const within = isFolder ? [root] : null;
    for (const file of await findIn(named, path)) {
      const isNamed = found.get(file)?.within === null;
      const chapter = toChapterFile(file, workingFolder);
      const name = normalize(path) === folderChapter ? plainName : chapter.name;
      found.set(file, { ...chapter, name, within: isNamed ? null : within });
    }
  }
  const chapters = [...found.values()];
  const byName = new Map<string, ChapterFile>();
  for (const chapter of chapters) {
    refuseName(chapter);
    const other = byName.get(chapter.name);
    if (other !== undefined) {
      throw new LecternError(
        "no-chapter",
        `Two chapters are called "${chapter.name}": ${other.path} and ${chapter.path}.`,
        { hint: "Rename one, or build them into two folders with --out." },
      );
    }
    byName.set(chapter.name, chapter);
  }
  return chapters;
}

/** The deck stands in a folder of that name, beside what else lectern writes. */
function refuseName({ name, path }: ChapterFile): void {
  const fault = chapterNameFault(name);
  if (fault === null) return;
  throw new LecternError("no-chapter", `${path} cannot be built: its name, "${name}", ${fault}.`, {
    hint: "Its deck would stand in a folder of that name. Rename the file or its folder.",
  });
}

async function findIn(file: string, shown: string): Promise<string[]> {
  const kind = await kindOf(file);
  if (kind === "file") return [file];
  if (kind === "none") {
    throw new LecternError("no-chapter", `There is no file or folder "${shown}".`, {
      hint: "Name a Markdown file, or a folder of them.",
    });
  }
  if ((await kindOf(join(file, folderChapter))) === "file") return [join(file, folderChapter)];
  const chapters: string[] = [];
  // What lies outside the project is reported when it is read.
  const listed = listProjectFolder(file, null);
  if (listed.status !== "found") throw unreadable(`The folder "${shown}"`, listed);
  for (const name of listed.names) {
    const path = join(file, name);
    const nested = join(path, folderChapter);
    if (name.startsWith(".") || name === "node_modules") continue;
    const isMarkdown = extname(name).toLowerCase() === ".md";
    if (isMarkdown && (await kindOf(path)) === "file") chapters.push(path);
    else if ((await kindOf(nested)) === "file") chapters.push(nested);
  }
  if (chapters.length === 0) {
    throw new LecternError("no-chapter", `The folder "${shown}" holds no chapter.`, {
      hint: `A chapter is a file NAME.md, or ${folderChapter} in a folder NAME.`,
    });
  }
  return chapters;
}

/** What may not be looked at is a file, for all we know. */
async function kindOf(path: string): Promise<"file" | "folder" | "none"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    if (isMissing(error)) return "none";
    if (hasCode(error)) return "file";
    throw error;
  }
}

/** Returns a file that the user names as the chapter it is; `file` is absolute. */
export function toChapterFile(file: string, workingFolder: string): ChapterFile {
  const folder = dirname(file);
  const fileName = basename(file);
  const shown = relative(workingFolder, file);
  const name = fileName === folderChapter ? basename(folder) : basename(file, extname(file));
  return {
    file,
    folder,
    path: shown.split(sep).join("/"),
    name: name.normalize("NFC"),
    within: null,
    given: null,
  };
}

/** Returns standard input as a chapter of the working folder, called `chapter`. */
function toInputChapter(given: Uint8Array, workingFolder: string): ChapterFile {
  const path = "<stdin>";
  return {
    ...toChapterFile(join(workingFolder, folderChapter), workingFolder),
    path,
    name: plainName,
    given,
  };
}

/** Returns the folder that a chapter's files must lie below; a chapter from elsewhere is a project of its own. */
export function rootOf({ folder }: ChapterFile, { root }: { readonly root: string }): string {
  const path = relative(root, folder);
  return path.startsWith("..") || isAbsolute(path) ? folder : root;
}
