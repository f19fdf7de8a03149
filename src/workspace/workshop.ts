import { join } from "node:path";

import type { OuterSettings } from "../pipeline.ts";
import type { ChapterFile } from "./find-chapters.ts";
import { readFont, type FontFile } from "./font-file.ts";
import { loadAnchors } from "./load-anchors.ts";
import { findPackageRoot } from "./package-root.ts";
import { listThemes, loadTheme, type Theme } from "./load-theme.ts";

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
  /** The names of all themes, ours and the user's, in their order. */
  readonly themeNames: () => Promise<readonly string[]>;
  /** Reads a theme once a run. */
  readonly theme: (name: string) => Promise<Theme>;
  /** Reads a font file once a run; null where there is none. */
  readonly font: (path: string) => Promise<FontFile | null>;
  /** Reads once a run what links may call the headings of a Markdown file; see `loadAnchors`. */
  readonly anchorsIn: (file: string) => ReturnType<typeof loadAnchors>;
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
  let listed: ReturnType<typeof listThemes> | null = null;
  const list = () => (listed ??= listThemes([ownTemplates, ...own]));
  const themes = new Map<string, Promise<Theme>>();
  const fonts = new Map<string, Promise<FontFile | null>>();
  const anchors = new Map<string, ReturnType<typeof loadAnchors>>();
  return {
    ...options,
    ownTemplates,
    client: join(root, "build", "client"),
    themeNames: async () => [...(await list()).keys()],
    theme(name) {
      const theme =
        themes.get(name) ?? list().then((folders) => loadTheme(ownTemplates, folders, name));
      themes.set(name, theme);
      return theme;
    },
    font(path) {
      const font = fonts.get(path) ?? readFont(path);
      fonts.set(path, font);
      return font;
    },
    anchorsIn(file) {
      const found = anchors.get(file) ?? loadAnchors(file, options);
      anchors.set(file, found);
      return found;
    },
  };
}
