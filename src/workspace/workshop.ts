import { join } from "node:path";

import type { OuterSettings } from "../pipeline.ts";
import { findPackageRoot } from "./package-root.ts";
import { loadTheme, type Theme } from "./load-theme.ts";

/** What one run shares among its chapters. */
export interface Workshop {
  readonly outer: OuterSettings;
  /** Absolute: images must lie below it. */
  readonly project: string;
  /** A folder of templates that the user named, or null. */
  readonly templates: string | null;
  /** lectern's own templates folder. */
  readonly ownTemplates: string;
  /** lectern's own compiled client folder. */
  readonly client: string;
  /** Reads a theme once a run. */
  readonly theme: (name: string) => Promise<Theme>;
}

/** Returns a workshop for a project folder. */
export function createWorkshop(
  options: Pick<Workshop, "outer" | "project" | "templates">,
): Workshop {
  const root = findPackageRoot();
  const ownTemplates = join(root, "templates");
  const themes = new Map<string, Promise<Theme>>();
  return {
    ...options,
    ownTemplates,
    client: join(root, "build", "client"),
    theme(name) {
      const theme = themes.get(name) ?? loadTheme(ownTemplates, name);
      themes.set(name, theme);
      return theme;
    },
  };
}
