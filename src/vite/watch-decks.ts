import { resolve } from "node:path";

import type { ViteDevServer } from "vite";

import type { Change, ServedDecks } from "./live-decks.ts";
import { isChapter, toChange } from "./to-change.ts";
import { createSecondLook, watchFolders } from "./watch-folders.ts";

/**
 * Tells of every change that decks can show. Returns how to have a folder's chapters told of at once.
 */
export function watchDecks(
  server: ViteDevServer,
  { paths, workshop }: ServedDecks,
  tell: (change: Change) => void,
): (folder: string) => void {
  const note = (event: string, path: string) => {
    const change = toChange(event, path, workshop);
    if (change !== null) tell(change);
  };
  const lookAgain = createSecondLook((path) => {
    note("change", path);
    lookAgain(path);
  });
  const folders = watchFolders((path) => {
    if (isChapter(path)) note("change", path);
  });
  server.watcher.add(paths.map((path) => resolve(workshop.project, path)));
  server.watcher.add([workshop.ownTemplates, ...(workshop.templates ? [workshop.templates] : [])]);
  server.watcher.on("all", (event, path) => {
    if (event === "addDir") return;
    note(event, path);
    if (event !== "unlinkDir") lookAgain(path);
  });
  server.httpServer?.once("close", () => folders.close());
  return (folder) => folders.add(folder);
}
