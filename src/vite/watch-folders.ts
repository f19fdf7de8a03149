import { watch, type FSWatcher } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";

/** Folders whose files are told of at each change. */
export interface WatchedFolders {
  add(folder: string): void;
  close(): void;
}

/**
 * Tells of every change of a file in some folders, at once. Vite's watcher leaves out those that come
 * less than 50 ms after another, and with them the last of several quick saves.
 */
export function watchFolders(tell: (path: string) => void): WatchedFolders {
  const watchers = new Map<string, FSWatcher>();
  const drop = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  return {
    add(folder) {
      if (watchers.has(folder)) return;
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name !== null) tell(join(folder, name));
      });
      watchers.set(folder, watcher);
      // A folder that is gone.
      watcher.on("error", () => drop(folder));
    },
    close() {
      for (const folder of watchers.keys()) drop(folder);
    },
  };
}

/** Longer than Vite's watcher leaves changes out for. */
const lookAgainMs = 60;

/** Looks at files again soon after they were changed, and tells of those that were changed again. */
export function createSecondLook(tell: (path: string) => void): (path: string) => void {
  const waiting = new Set<string>();
  const look = async (path: string) => {
    const before = await changedAt(path);
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    waiting.delete(path);
    if ((await changedAt(path)) !== before) tell(path);
  };
  return (path) => {
    if (waiting.has(path)) return;
    waiting.add(path);
    void look(path);
  };
}

/** In ms; null for a file that is gone. */
async function changedAt(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found?.mtimeMs ?? null;
}
