import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

import { LecternError } from "../model/lectern-error.ts";
import { trustsHtml, type OuterSettings } from "../pipeline.ts";
import { isStylesheet, type ThemeFault } from "../settings/check-theme.ts";
import type { ChapterFile } from "./find-chapters.ts";
import type { FormulaSetter } from "../render/math.ts";
import { createTemplates, type Templates, type TemplateSources } from "../render/templates.ts";
import { readFont, type FontFile } from "./font-file.ts";
import { loadAnchors } from "./load-anchors.ts";
import { listThemes } from "./list-themes.ts";
import { loadDiagramScript } from "./load-diagram-script.ts";
import { loadMathStyles } from "./load-math-styles.ts";
import { loadTemplates } from "./load-templates.ts";
import { loadTheme, type Theme } from "./load-theme.ts";
import { once } from "./once.ts";
import { findPackageRoot } from "./package-root.ts";

/** What one run shares among its chapters. */
export interface Workshop {
  readonly outer: OuterSettings;
  /** Absolute: images must lie below it. */
  readonly project: string;
  /** All chapters of the run: links among them lead from deck to deck. */
  readonly chapters: readonly ChapterFile[];
  /** A folder of templates that the user named, or null. */
  readonly templates: string | null;
  /** lectern's own templates folder. */
  readonly ownTemplates: string;
  /** lectern's own compiled client folder. */
  readonly client: string;
  /**
   * Reads a theme once a run, by its name or by the path of a stylesheet, from the project's folder
   * when it is relative. Returns why it cannot be had where it cannot.
   */
  readonly findTheme: (name: string) => Promise<Theme | ThemeFault>;
  /** The same, but throws LecternError `bad-config` for a theme that cannot be had. */
  readonly theme: (name: string) => Promise<Theme>;
  /** Reads a font file once a run; null where there is none. */
  readonly font: (path: string) => Promise<FontFile | null>;
  /** Reads once a run what links may call the headings of a Markdown file; see `loadAnchors`. */
  readonly anchorsIn: (file: string) => ReturnType<typeof loadAnchors>;
  /** Reads and compiles the templates of some folders once a run. */
  readonly templatesIn: (folders: readonly string[]) => Promise<LoadedTemplates>;
  /** Reads once a run what formulas are set with; see `loadMathStyles`. */
  readonly mathStyles: () => ReturnType<typeof loadMathStyles>;
  /** Reads once a run what draws diagrams; see `loadDiagramScript`. */
  readonly diagramScript: () => ReturnType<typeof loadDiagramScript>;
  /** Sets each formula of the run once. */
  readonly formulaSetter: () => Promise<FormulaSetter>;
}

/** Templates, as text and compiled. */
export interface LoadedTemplates {
  readonly sources: TemplateSources;
  readonly templates: Templates;
}

/** Returns a workshop for a project folder. */
export function createWorkshop(
  options: Pick<Workshop, "outer" | "project" | "templates" | "chapters">,
): Workshop {
  const root = findPackageRoot();
  const ownTemplates = join(root, "templates");
  const own = [
    join(options.project, "templates"),
    ...(options.templates ? [options.templates] : []),
  ];
  const list = once(() => listThemes([ownTemplates, ...own]));
  const themes = new Map<string, Promise<Theme | ThemeFault>>();
  const load = async (name: string) =>
    loadTheme(name, { ownTemplates, project: options.project, places: await list() });
  const findTheme = (named: string) => {
    const name = isStylesheet(named) ? resolve(options.project, named) : named;
    const theme = themes.get(name) ?? load(name);
    themes.set(name, theme);
    return theme;
  };
  const fonts = new Map<string, Promise<FontFile | null>>();
  const compiled = new Map<string, Promise<LoadedTemplates>>();
  const compile = async (folders: readonly string[]) => {
    const sources = await loadTemplates(folders);
    const trust = trustsHtml(options.outer) ? "trusted" : "safe";
    return { sources, templates: await createTemplates(sources, trust) };
  };
  return {
    ...options,
    ownTemplates,
    client: join(root, "build", "client"),
    findTheme,
    async theme(name) {
      const found = await findTheme(name);
      if ("css" in found) return found;
      throw new LecternError("bad-config", found.message, { hint: found.hint });
    },
    font(path) {
      const font = fonts.get(path) ?? readFont(path);
      fonts.set(path, font);
      return font;
    },
    anchorsIn: createAnchorReader(options),
    templatesIn(folders) {
      // Most chapters have none of their own: they share ours.
      const there = folders.filter((folder) => existsSync(folder));
      const key = there.join("\n");
      const made = compiled.get(key) ?? compile(there);
      compiled.set(key, made);
      return made;
    },
    mathStyles: once(loadMathStyles),
    diagramScript: once(loadDiagramScript),
    formulaSetter: once(async () => (await import("../render/math.ts")).createFormulaSetter()),
  };
}

/** Returns a workshop that reads all chapters anew, and keeps what it has read of templates, themes and fonts. */
export function withChapters(workshop: Workshop, chapters: readonly ChapterFile[]): Workshop {
  return { ...workshop, chapters, anchorsIn: createAnchorReader(workshop) };
}

function createAnchorReader(options: Pick<Workshop, "outer" | "project">): Workshop["anchorsIn"] {
  const anchors = new Map<string, ReturnType<typeof loadAnchors>>();
  return (file) => {
    const found = anchors.get(file) ?? loadAnchors(file, options);
    anchors.set(file, found);
    return found;
  };
}
