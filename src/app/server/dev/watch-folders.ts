import { watch, type FSWatcher } from "node:fs";
import { basename, join } from "node:path";

import { hasCode, isMissing } from "../../files/file-errors.ts";

/** Folders, absolute, and of which of their entries changes are reported; null for all. None below them. */
export type WatchedFolders = ReadonlyMap<string, ReadonlySet<string> | null>;

/** Watches folders until it is closed. */
export interface FolderWatcher {
  /** Watches these, and no others any more. Those that do not exist are left out. */
  watch(folders: WatchedFolders): void;
  close(): void;
}

/** What is reported. */
export interface WatchListeners {
  /** `isWritten` says that it was there before and only its content is another. */
  readonly changed: (path: string, isWritten: boolean) => void;
  /** The system watches no more folders. */
  readonly refused: (error: unknown) => void;
}

/**
 * Returns a watcher that reports each change of an entry of some folders, at once. Vite's watcher leaves out
 * those that come less than 50 ms after another, and with them the last of several quick saves.
 */
export function createFolderWatcher({ changed, refused }: WatchListeners): FolderWatcher {
  const watchers = new Map<string, FSWatcher>();
  let wanted: WatchedFolders = new Map();
  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const listen = (folder: string, kind: string, name: string | null): void => {
    // It may be the folder itself that went: what has its name afterwards is another.
    if (kind === "rename" && name === basename(folder)) drop(folder);
    const names = wanted.get(folder);
    if (names === undefined || name === null) return;
    if (names === null || names.has(name) || !watchers.has(folder)) {
      changed(join(folder, name), kind === "change");
    }
  };
  const add = (folder: string): void => {
    try {
      const watcher = watch(folder, { persistent: false }, (kind, name) =>
        listen(folder, kind, name),
      );
      watchers.set(folder, watcher);
      watcher.on("error", () => drop(folder));
    } catch (error) {
      // One that may not be read cannot be watched either.
      if (isMissing(error) || hasCode(error, ["EACCES", "EPERM"])) return;
      if (!hasCode(error)) throw error;
      refused(error);
    }
  };
  return {
    watch(folders) {
      wanted = folders;
      for (const folder of watchers.keys()) if (!folders.has(folder)) drop(folder);
      for (const folder of folders.keys()) if (!watchers.has(folder)) add(folder);
    },
    close() {
      for (const folder of watchers.keys()) drop(folder);
    },
  };
}
