import { stat } from "node:fs/promises";
import { extname } from "node:path";

import {
  anchorsOf,
  splitHref,
  type Anchors,
  type LinkFact,
  type LinkFacts,
} from "../../core/model/link.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import { planChapter, type OuterSettings } from "../../core/pipeline.ts";
import { hasCode, isMissing } from "../files/file-errors.ts";
import { toChapterFile, type ChapterFile } from "./find-chapters.ts";
import { listOwnLayouts } from "../theme/own-layouts.ts";
import { loadSource } from "./load-source.ts";
import { namedPathsOf } from "./named-paths.ts";

/** What links are followed with. */
interface LinkedChapters {
  readonly chapters: readonly ChapterFile[];
  /** Returns what links may call the headings of a Markdown file; see `loadAnchors`. */
  readonly anchorsIn: (file: string) => Promise<Anchors | null>;
}

/** Looks for the files that a chapter's links name, from `folder`, and for the headings of Markdown among them. */
export async function loadLinks(
  hrefs: readonly string[],
  folder: string,
  linked: LinkedChapters,
): Promise<LinkFacts> {
  const facts = new Map<string, LinkFact>();
  for (const href of hrefs) {
    const path = splitHref(href)?.path ?? "";
    if (path !== "" && !facts.has(path)) facts.set(path, await loadLink(path, folder, linked));
  }
  return facts;
}

async function loadLink(
  path: string,
  folder: string,
  { anchorsIn, chapters }: LinkedChapters,
): Promise<LinkFact> {
  for (const place of namedPathsOf(path, folder)) {
    const kind = await kindOf(place);
    const isMarkdown = kind === "file" && extname(place).toLowerCase() === ".md";
    if (kind === "none") continue;
    const chapter = chapters.find(({ file }) => file === place);
    const anchors = isMarkdown ? await anchorsIn(place) : null;
    return { status: "found", anchors, deck: chapter?.name ?? null };
  }
  return { status: "missing" };
}

/** What may not be looked at is there, for all we know. */
async function kindOf(path: string): Promise<"file" | "other" | "none"> {
  try {
    return (await stat(path)).isFile() ? "file" : "other";
  } catch (error) {
    if (isMissing(error)) return "none";
    if (hasCode(error)) return "other";
    throw error;
  }
}

/** The run in which a link is followed. */
interface LinkWorld {
  readonly outer: OuterSettings;
  /** The project's folder, absolute. */
  readonly root: string;
  /** The chapters of the run, wherever they lie. */
  readonly chapters: readonly ChapterFile[];
  /** A folder of templates that the user named, or null. */
  readonly templates: string | null;
}

/**
 * Returns the id of the slide for each name that links from elsewhere may call it by, of a Markdown
 * file by its absolute path; null for a file that cannot be read, or lies outside the project and is
 * no chapter of the run.
 */
export async function loadAnchors(
  file: string,
  { outer, root, chapters, templates }: LinkWorld,
): Promise<Anchors | null> {
  try {
    const known = chapters.find((chapter) => chapter.file === file);
    const found = known ?? { ...toChapterFile(file, root), within: [root] };
    const source = await loadSource(found);
    const ownLayouts = listOwnLayouts(found.folder, { project: root, templates });
    const { chapter, deck } = planChapter(source, found.name, { ...outer, ownLayouts });
    return anchorsOf(chapter, deck.slides);
  } catch (error) {
    if (error instanceof LecternError && error.code === "unreadable-file") return null;
    throw error;
  }
}
