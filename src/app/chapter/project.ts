import { existsSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";

import { LecternError } from "../../core/model/lectern-error.ts";
import { type OuterSettings, trustsHtml } from "../../core/pipeline.ts";
import type { FormulaSetter } from "../../core/render/math.ts";
import { createTemplates } from "../../core/render/templates/templates.ts";
import type { Templates, TemplateSources } from "../../core/render/templates/template-source.ts";
import { isStylesheet, type ThemeFault } from "../../core/settings/check-theme.ts";
import { cell, cells } from "../cell.ts";
import { hashOf } from "../files/build-record.ts";
import { isInside } from "../files/is-inside.ts";
import { findPackageRoot } from "../files/package-root.ts";
import { type FontFile, type FontPlace, readFont } from "../fonts/font-file.ts";
import { listThemes } from "../theme/list-themes.ts";
import { loadDiagramScript, loadMathStyles } from "../theme/load-libraries.ts";
import { loadTemplates } from "../theme/load-templates.ts";
import { loadLayoutStyles, userTemplateFolders } from "../theme/own-layouts.ts";
import { loadTheme, type Theme } from "../theme/load-theme.ts";
import type { ChapterFile } from "./find-chapters.ts";
import type { DrawingMemory } from "./load-drawing.ts";
import { loadAnchors } from "./load-links.ts";

/** What the chapters of a run share. What is read for them is read once. */
export interface Project {
  readonly outer: OuterSettings;
  /** The project's folder, absolute: images must lie below it. */
  readonly root: string;
  /** All chapters of the run: links among them lead from deck to deck. */
  readonly chapters: readonly ChapterFile[];
  /** A folder of templates that the user named, or null. */
  readonly templates: string | null;
  /** lectern's own templates folder. */
  readonly ownTemplates: string;
  /** lectern's own compiled client folder. */
  readonly client: string;
  /**
   * Returns a theme by its name or by the path of a stylesheet, from the project's folder when it is
   * relative; why it cannot be had where it cannot.
   */
  readonly findTheme: (name: string) => Promise<Theme | ThemeFault>;
  /** The same, but throws LecternError `bad-config` for a theme that cannot be had. */
  readonly theme: (name: string) => Promise<Theme>;
  /** Returns a font file; null where there is none. */
  readonly font: (place: FontPlace) => Promise<FontFile | null>;
  /** Returns the hash of a font and its licence. */
  readonly fontHash: (font: FontFile) => string;
  /** Returns what links may call the headings of a Markdown file; see `loadAnchors`. */
  readonly anchorsIn: (file: string) => ReturnType<typeof loadAnchors>;
  /** Returns the compiled templates of some folders. */
  readonly templatesIn: (folders: readonly string[]) => Promise<LoadedTemplates>;
  /** Returns what formulas are set with; see `loadMathStyles`. */
  readonly mathStyles: () => ReturnType<typeof loadMathStyles>;
  /** Returns what draws diagrams; see `loadDiagramScript`. */
  readonly diagramScript: () => ReturnType<typeof loadDiagramScript>;
  /** The SVG files that were cleaned already. */
  readonly drawings: DrawingMemory;
  /** Sets each formula of the run once. */
  readonly formulaSetter: () => Promise<FormulaSetter>;
}

/** Templates, as text and compiled. */
export interface LoadedTemplates {
  readonly sources: TemplateSources;
  readonly templates: Templates;
  /** The user's own stylesheets of layouts; they come after the theme. */
  readonly layoutCss: string;
}

/** Returns the project of a folder. Nothing is read before it is asked for. */
export function createProject(
  options: Pick<Project, "outer" | "root" | "templates" | "chapters">,
): Project {
  const packageRoot = findPackageRoot();
  const ownTemplates = join(packageRoot, "templates");
  const { root, templates: named } = options;
  const places = cell(() =>
    listThemes([
      { folder: ownTemplates, within: [ownTemplates] },
      { folder: join(root, "templates"), within: [root] },
      ...(named === null ? [] : [{ folder: named, within: [named] }]),
    ]),
  );
  const themes = cells(
    async (name: string) =>
      loadTheme(name, { ownTemplates, project: root, places: await places() }),
    String,
  );
  const findTheme: Project["findTheme"] = (name) =>
    themes(isStylesheet(name) ? resolve(root, name) : name);
  const compile = async (folders: readonly string[]): Promise<LoadedTemplates> => {
    const sources = await loadTemplates(folders, { project: root, named });
    const trust = trustsHtml(options.outer) ? "trusted" : "safe";
    const [templates, layoutCss] = await Promise.all([
      createTemplates(sources, trust),
      loadLayoutStyles(folders.slice(1), { project: root, templates: named }),
    ]);
    return { sources, templates, layoutCss };
  };
  const templatesIn = cells(compile, (folders) => folders.join("\n"));
  const hashes = new WeakMap<FontFile, string>();
  return {
    ...options,
    ownTemplates,
    drawings: new Map(),
    client: join(packageRoot, "build", "client"),
    findTheme,
    async theme(name) {
      const found = await findTheme(name);
      if ("css" in found) return found;
      throw new LecternError("bad-config", found.message, { hint: found.hint });
    },
    font: cells(readFont, (place) => `${place.root}\n${place.path}`),
    fontHash(font) {
      const hash = hashes.get(font) ?? hashOf(font.bytes) + hashOf(font.licence ?? "");
      hashes.set(font, hash);
      return hash;
    },
    anchorsIn: createAnchorReader(options),
    // Most chapters have none of their own: they share ours.
    templatesIn: (folders) => templatesIn(folders.filter((folder) => existsSync(folder))),
    mathStyles: cell(loadMathStyles),
    diagramScript: cell(loadDiagramScript),
    formulaSetter: cell(async () =>
      (await import("../../core/render/math.ts")).createFormulaSetter(),
    ),
  };
}

/** Returns a project with other chapters, all to be read again; templates, themes and fonts are kept. */
export function withChapters(project: Project, chapters: readonly ChapterFile[]): Project {
  return { ...project, chapters, anchorsIn: createAnchorReader({ ...project, chapters }) };
}

function createAnchorReader(
  world: Pick<Project, "outer" | "root" | "chapters" | "templates">,
): Project["anchorsIn"] {
  return cells((file) => loadAnchors(file, world), String);
}

/** Returns the folders of templates: ours first; a user's beside the chapter, beside the chapters' folder, or named, take their place. */
export function templateFolders(
  file: ChapterFile,
  { root, ownTemplates, templates }: Pick<Project, "root" | "ownTemplates" | "templates">,
): string[] {
  return [ownTemplates, ...userTemplateFolders(file.folder, { project: root, templates })];
}

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
