import { anchorsOf } from "../model/anchors.ts";
import type { Anchors } from "../model/link.ts";
import { LecternError } from "../model/lectern-error.ts";
import { planChapter, readyToPlan, type OuterSettings } from "../pipeline.ts";
import { toChapterFile } from "./find-chapters.ts";
import { loadSource } from "./load-source.ts";

/**
 * Returns the id of the slide for each name that links from elsewhere may call it by, of a Markdown
 * file by its absolute path; null for a file that cannot be read.
 */
export async function loadAnchors(
  file: string,
  { outer, project }: { readonly outer: OuterSettings; readonly project: string },
): Promise<Anchors | null> {
  try {
    const found = toChapterFile(file, project);
    const source = await loadSource(found);
    const { chapter, deck } = planChapter(source, found.name, await readyToPlan(outer));
    return anchorsOf(chapter, deck);
  } catch (error) {
    if (error instanceof LecternError && error.code === "unreadable-file") return null;
    throw error;
  }
}
