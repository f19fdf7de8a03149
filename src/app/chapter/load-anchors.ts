import { anchorsOf, type Anchors } from "../../core/model/link.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import { planChapter, type OuterSettings } from "../../core/pipeline.ts";
import { toChapterFile, type ChapterFile } from "./find-chapters.ts";
import { listOwnLayouts } from "../theme/own-layouts.ts";
import { loadSource } from "./load-source.ts";

/** The run in which a link is followed. */
export interface LinkWorld {
  readonly outer: OuterSettings;
  /** Absolute. */
  readonly project: string;
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
  { outer, project, chapters, templates }: LinkWorld,
): Promise<Anchors | null> {
  try {
    const known = chapters.find((chapter) => chapter.file === file);
    const found = known ?? { ...toChapterFile(file, project), within: [project] };
    const source = await loadSource(found);
    const ownLayouts = listOwnLayouts(found.folder, { project, templates });
    const { chapter, deck } = planChapter(source, found.name, { ...outer, ownLayouts });
    return anchorsOf(chapter, deck.slides);
  } catch (error) {
    if (error instanceof LecternError && error.code === "unreadable-file") return null;
    throw error;
  }
}
