import { existsSync } from "node:fs";

import type { ViteDevServer } from "vite";

import type { LiveDecks, Save, ServedDecks } from "./live-decks.ts";
import { listWatched } from "./list-watched.ts";
import { toSave } from "./to-change.ts";
import { createFolderWatcher } from "./watch-folders.ts";

/**
 * Tells of every change that decks can show. Returns how to have what is watched follow what the
 * decks are made from now.
 */
export function watchDecks(
  { httpServer, config }: ViteDevServer,
  { served, decks }: { readonly served: ServedDecks; readonly decks: LiveDecks },
  saved: (save: Save) => void,
): () => Promise<void> {
  let chapters: ReadonlySet<string> = new Set();
  let isRefused = false;
  const watcher = createFolderWatcher({
    changed(path, isWritten) {
      // Many editors put a new file in the place of the old one.
      const isSaved = isWritten || (chapters.has(path) && existsSync(path));
      const save = toSave(isSaved ? "change" : "rename", path, served.project);
      if (save !== null) saved(save);
    },
    refused(error) {
      if (isRefused) return;
      isRefused = true;
      config.logger.warn(
        `Not every save will be seen: the system watches no more folders (${String(error)}). Load the page again to see it.`,
      );
    },
  });
  httpServer?.once("close", () => watcher.close());
  return async () => {
    const sources = decks.sources();
    chapters = new Set(sources.chapters.map(({ file }) => file));
    watcher.watch(await listWatched({ ...sources, paths: served.paths }));
  };
}
