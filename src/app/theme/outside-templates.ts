import { existsSync, realpathSync } from "node:fs";

import { templateFolders } from "../chapter/dress-deck.ts";
import { isInside } from "../files/is-inside.ts";
import type { Workshop } from "../chapter/workshop.ts";

/**
 * Returns the folders of templates that stand beside a run's chapters and outside the project, links
 * in the file system followed: they came with the chapters, and nobody named them. Absolute, in the
 * chapters' order.
 */
export function outsideTemplates(workshop: Workshop): string[] {
  const besides = workshop.chapters.flatMap((file) => templateFolders(file, workshop));
  return [...new Set(besides)].filter(
    (folder) =>
      folder !== workshop.ownTemplates &&
      folder !== workshop.templates &&
      existsSync(folder) &&
      !isInside(realpathSync(folder), realpathSync(workshop.project)),
  );
}
