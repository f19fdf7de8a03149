import { createLecternPlugin, type LecternOptions } from "./vite/lectern-plugin.ts";

export type { LecternOptions } from "./vite/lectern-plugin.ts";

/**
 * Returns the Vite plugin: below its base (`/slides/`), `vite` serves the decks and shows at once what
 * a save of a chapter, an image, a template or a theme changes in them, and `vite build` writes them
 * as `lectern build --format html` does: fitted, where there is a browser. All else is the host's.
 * PDFs are the command's. Throws LecternError `bad-config` for a base that is no path of plain names.
 */
export function lectern(options: LecternOptions = {}): ReturnType<typeof createLecternPlugin> {
  return createLecternPlugin({
    options,
    // What builds is loaded for a build alone.
    build: async (...what) => (await import("./commands/build-decks.ts")).buildDecks(...what),
  });
}
