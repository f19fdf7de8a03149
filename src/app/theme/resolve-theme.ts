import { relative, resolve } from "node:path";

import { withTheme, type ReadChapter } from "../../core/pipeline.ts";
import { isStylesheet, type ThemeFault } from "../../core/settings/check-theme.ts";
import { resolveSettings } from "../../core/settings/settings.ts";
import { type ChapterFile, rootOf } from "../chapter/find-chapters.ts";
import type { Project } from "../chapter/project.ts";
import { readProjectFile } from "../files/project-file.ts";
import type { Theme } from "./load-theme.ts";

/**
 * Returns a chapter with a theme that can be read. A stylesheet is looked for from the
 * chapter's folder when its front matter names it, else from the project's. What the front matter
 * names in vain is an error at its line, and the theme of the outer settings takes its place. Throws
 * LecternError `bad-config` where that cannot be had.
 */
export async function resolveTheme(
  read: ReadChapter,
  file: ChapterFile,
  project: Project,
): Promise<ReadChapter> {
  const { config, flags } = project.outer;
  const outer = resolveSettings([config, flags]).theme;
  const named = read.chapter.frontMatter?.values["theme"];
  const own = typeof named === "string" && named !== "" ? named : null;
  const inner = own !== null && isStylesheet(own) ? resolve(file.folder, own) : own;
  const found = inner === null ? null : await findInner(inner, rootOf(file, project), project);
  const fault = found !== null && "message" in found ? found : null;
  const theme = inner === null || fault !== null || flags.theme !== undefined ? outer : inner;
  await project.theme(theme);
  return withTheme(read, theme, fault);
}

/** A chapter may name stylesheets of its project, and no others. */
async function findInner(
  theme: string,
  root: string,
  { findTheme }: Project,
): Promise<Theme | ThemeFault> {
  if (!isStylesheet(theme)) return findTheme(theme);
  // Only where it stands is asked here: `findTheme` reads it, and says what else is wrong.
  const { status } = readProjectFile(theme, { within: [root], maxBytes: 0 });
  if (status !== "outside") return findTheme(theme);
  return {
    message: `The stylesheet "${relative(root, theme)}" lies outside the project.`,
    hint: "Copy it beside the chapter, or name it in lectern.config or with --theme.",
  };
}
