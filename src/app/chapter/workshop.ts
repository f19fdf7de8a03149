import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

import { LecternError } from "../../core/model/lectern-error.ts";
import { trustsHtml, type OuterSettings } from "../../core/pipeline.ts";
import { isStylesheet, type ThemeFault } from "../../core/settings/check-theme.ts";
import type { ChapterFile } from "./find-chapters.ts";
import type { FormulaSetter } from "../../core/render/math.ts";
import { createTemplates } from "../../core/render/templates/templates.ts";
import type { Templates, TemplateSources } from "../../core/render/templates/template-source.ts";
import { readFont, type FontFile, type FontPlace } from "../fonts/font-file.ts";
import { loadAnchors } from "./load-anchors.ts";
import { listThemes } from "../theme/list-themes.ts";
import type { DrawingMemory } from "./load-drawing.ts";
import { loadDiagramScript } from "../theme/load-diagram-script.ts";
import { loadMathStyles } from "../theme/load-math-styles.ts";
import { loadTemplates } from "../theme/load-templates.ts";
import { loadLayoutStyles } from "../theme/own-layouts.ts";
import { loadTheme, type Theme } from "../theme/load-theme.ts";
import { once } from "../files/once.ts";
import { findPackageRoot } from "../files/package-root.ts";

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
  readonly font: (place: FontPlace) => Promise<FontFile | null>;
  /** Reads once a run what links may call the headings of a Markdown file; see `loadAnchors`. */
  readonly anchorsIn: (file: string) => ReturnType<typeof loadAnchors>;
  /** Reads and compiles the templates of some folders once a run. */
  readonly templatesIn: (folders: readonly string[]) => Promise<LoadedTemplates>;
  /** Reads once a run what formulas are set with; see `loadMathStyles`. */
  readonly mathStyles: () => ReturnType<typeof loadMathStyles>;
  /** Reads once a run what draws diagrams; see `loadDiagramScript`. */
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

async function compile(
  folders: readonly string[],
  { outer, project, templates: named }: Pick<Workshop, "outer" | "project" | "templates">,
): Promise<LoadedTemplates> {
  const sources = await loadTemplates(folders, { project, named });
  const [templates, layoutCss] = await Promise.all([
    createTemplates(sources, trustsHtml(outer) ? "trusted" : "safe"),
    loadLayoutStyles(folders.slice(1), { project, templates: named }),
  ]);
  return { sources, templates, layoutCss };
}

/** Returns a workshop for a project folder. */
export function createWorkshop(
  options: Pick<Workshop, "outer" | "project" | "templates" | "chapters">,
): Workshop {
  const root = findPackageRoot();
  const ownTemplates = join(root, "templates");
  const { project, templates: named } = options;
  const own = [
    { folder: ownTemplates, within: [ownTemplates] },
    { folder: join(project, "templates"), within: [project] },
    ...(named === null ? [] : [{ folder: named, within: [named] }]),
  ];
  const list = once(() => listThemes(own));
  const themes = new Map<string, Promise<Theme | ThemeFault>>();
  const load = async (name: string) =>
    loadTheme(name, { ownTemplates, project, places: await list() });
  const findTheme = (theme: string) => {
    const name = isStylesheet(theme) ? resolve(project, theme) : theme;
    const loaded = themes.get(name) ?? load(name);
    themes.set(name, loaded);
    return loaded;
  };
  const fonts = new Map<string, Promise<FontFile | null>>();
  const compiled = new Map<string, Promise<LoadedTemplates>>();
  return {
    ...options,
    ownTemplates,
    drawings: new Map(),
    client: join(root, "build", "client"),
    findTheme,
    async theme(name) {
      const found = await findTheme(name);
      if ("css" in found) return found;
      throw new LecternError("bad-config", found.message, { hint: found.hint });
    },
    font(place) {
      const key = `${place.root}\n${place.path}`;
      const font = fonts.get(key) ?? readFont(place);
      fonts.set(key, font);
      return font;
    },
    anchorsIn: createAnchorReader(options),
    templatesIn(folders) {
      // Most chapters have none of their own: they share ours.
      const there = folders.filter((folder) => existsSync(folder));
      const key = there.join("\n");
      const made = compiled.get(key) ?? compile(there, options);
      compiled.set(key, made);
      return made;
    },
    mathStyles: once(loadMathStyles),
    diagramScript: once(loadDiagramScript),
    formulaSetter: once(async () =>
      (await import("../../core/render/math.ts")).createFormulaSetter(),
    ),
  };
}

/** Returns a workshop that reads all chapters anew, and keeps what it has read of templates, themes and fonts. */
export function withChapters(workshop: Workshop, chapters: readonly ChapterFile[]): Workshop {
  return { ...workshop, chapters, anchorsIn: createAnchorReader({ ...workshop, chapters }) };
}

function createAnchorReader(
  options: Pick<Workshop, "outer" | "project" | "chapters" | "templates">,
): Workshop["anchorsIn"] {
  const anchors = new Map<string, ReturnType<typeof loadAnchors>>();
  return (file) => {
    const found = anchors.get(file) ?? loadAnchors(file, options);
    anchors.set(file, found);
    return found;
  };
}
