import { existsSync, mkdirSync, rmdirSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";

import { LecternError } from "../../core/model/lectern-error.ts";
import { makeTemporaryFolder } from "./temporary-folder.ts";
import type { Asset } from "./asset.ts";
import { hasCode } from "./file-errors.ts";
import { withLock } from "./with-lock.ts";
import { moveFiles } from "./move-files.ts";

/** A folder beside the output in which a deck is made; nobody sees it before it is complete. */
export interface Staging {
  /** Absolute. */
  readonly folder: string;
  /** The names of all files that were written. */
  readonly written: ReadonlySet<string>;
  /** The addresses that pages in the folder asked for in vain: see `serveFolder`. */
  readonly refused: Set<string>;
  write(name: string, content: string | Uint8Array): Promise<void>;
  /**
   * Moves the files into the output folder: all of them or, where one cannot be moved, none. Of two
   * runs that do so at once, one waits for the other.
   */
  commit(names: readonly string[]): Promise<void>;
  /** Removes what is left of the staging folder. May be called again. */
  discard(): Promise<void>;
}

/** A file that is still being written may turn up while its folder is removed: so often it is tried again. */
const removalTries = 50;
const removalPauseMs = 10;

/**
 * Runs `make` with a staging folder for `folder`, which is removed in every case. It stands in
 * `place`, on the same disk: beside `folder`, when left out. Throws LecternError
 * `unwritable-output` where the disk does not take the files; what stood in `folder` before then
 * still stands, and folders that were made for it are gone.
 */
export async function withStaging<T>(
  folder: string,
  make: (staging: Staging) => Promise<T>,
  place: string = dirname(folder),
): Promise<T> {
  const staging = await openStaging(folder, place);
  try {
    return await make(staging);
  } finally {
    await staging.discard();
  }
}

/** Runs `make` with a folder for what nobody keeps, among the system's temporary files. */
export function withScratch<T>(make: (staging: Staging) => Promise<T>): Promise<T> {
  const place = tmpdir();
  return withStaging(join(place, "lectern"), make, place);
}

/** Makes such a folder. Whoever opens it discards it; the end of the process does, too. */
export function openScratch(): Promise<Staging> {
  const place = tmpdir();
  return openStaging(join(place, "lectern"), place);
}

async function openStaging(folder: string, place: string): Promise<Staging> {
  // At once, so that a signal finds either no folder or one that is known.
  const { stage, discardNow } = await guard(folder, async () => {
    const firstMade = makeFolder(place);
    const stage = makeTemporaryFolder(place, ".lectern-");
    const discardNow = (): void => {
      removeNow(stage);
      removeEmpty(place, firstMade);
    };
    // Ctrl-C ends the process without coming to `finally`.
    process.once("exit", discardNow);
    return { stage, discardNow };
  });
  const written = new Set<string>();
  return {
    folder: stage,
    written,
    refused: new Set(),
    write: (name, content) =>
      guard(folder, async () => {
        const path = join(stage, name);
        // At once: what is made by another thread could be made again after it was all removed.
        if (existsSync(stage)) mkdirSync(dirname(path), { recursive: true });
        await writeFile(path, content);
        written.add(name);
      }),
    commit: (names) => guard(folder, () => withLock(place, () => moveFiles(stage, folder, names))),
    async discard() {
      process.off("exit", discardNow);
      discardNow();
    },
  };
}

/**
 * Makes a folder and those above it that are missing. Returns the highest that was made, null for
 * none. Not Node's own `recursive`: it never ends where the system takes no folder, as in `/proc`.
 */
function makeFolder(folder: string): string | null {
  if (existsSync(folder)) return null;
  const above = dirname(folder);
  const firstMade = above === folder ? null : makeFolder(above);
  mkdirSync(folder);
  return firstMade ?? folder;
}

/** Removes a folder with all in it, and waits for what is still being written into it. */
function removeNow(folder: string): void {
  for (let left = removalTries; left > 0; left -= 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      // At the end of the process nobody else removes it, and an error would keep others from cleaning up.
      if (!hasCode(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, removalPauseMs);
    }
  }
}

/** Removes a folder and those above it, up to `firstMade`, as long as they are empty. */
function removeEmpty(folder: string, firstMade: string | null): void {
  if (firstMade === null) return;
  try {
    rmdirSync(folder);
  } catch (error) {
    if (hasCode(error)) return;
    throw error;
  }
  if (folder !== firstMade) removeEmpty(dirname(folder), firstMade);
}

async function guard<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof LecternError || !hasCode(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new LecternError("unwritable-output", `Cannot write to ${folder}: ${reason}.`, {
      hint: "Check the folder's rights and the free space, or name another with --out (of eject: --templates).",
      cause: error,
    });
  }
}

/** Few enough for a process that may open no more than 256. */
const filesAtOnce = 16;

/** Writes assets below a staging folder. Throws the first failure, when nothing is being written any more. */
export async function writeAssets(staging: Staging, assets: readonly Asset[]): Promise<void> {
  const left = assets.values();
  const write = async (): Promise<void> => {
    for (const { name, bytes } of left) await staging.write(name, bytes);
  };
  const lanes = Array.from({ length: filesAtOnce }, write);
  const failed = (await Promise.allSettled(lanes)).find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}
