import { existsSync, realpathSync } from "node:fs";

import { isInside } from "../files/is-inside.ts";
import { templateFolders, type Project } from "../chapter/project.ts";

/**
 * Returns the folders of templates that stand beside a run's chapters and outside the project, links
 * in the file system followed: they came with the chapters, and nobody named them. Absolute, in the
 * chapters' order.
 */
export function outsideTemplates(project: Project): string[] {
  const besides = project.chapters.flatMap((file) => templateFolders(file, project));
  return [...new Set(besides)].filter(
    (folder) =>
      folder !== project.ownTemplates &&
      folder !== project.templates &&
      existsSync(folder) &&
      !isInside(realpathSync(folder), realpathSync(project.root)),
  );
}
