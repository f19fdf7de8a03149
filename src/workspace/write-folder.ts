import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";

import { LecternError } from "../model/lectern-error.ts";
import type { Asset } from "./asset.ts";
import { hasCode, isMissing } from "./file-errors.ts";

/** A folder beside the output in which a deck is made; nobody sees it before it is complete. */
export interface Staging {
  /** Absolute. */
  readonly folder: string;
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** Moves the files into the output folder, assets first, pages last. */
  commit(names: readonly string[]): Promise<void>;
  /** Removes what is left of the staging folder. May be called again. */
  discard(): Promise<void>;
}

/** Our own hashed files: those of an earlier build are removed. */
const hashed = /-[0-9a-f]{8}\.[a-z0-9]+$/;

/**
 * Runs `make` with a staging folder for `folder`, which is removed in every case. Throws
 * LecternError `unwritable-output` where the disk does not take the files; what stood in `folder`
 * before then still stands.
 */
export async function withStaging<T>(
  folder: string,
  make: (staging: Staging) => Promise<T>,
): Promise<T> {
  const staging = await openStaging(folder);
  // Ctrl-C ends the process without coming to `finally`.
  const discardNow = () => rmSync(staging.folder, { recursive: true, force: true });
  process.once("exit", discardNow);
  try {
    return await make(staging);
  } finally {
    process.off("exit", discardNow);
    await staging.discard();
  }
}

async function openStaging(folder: string): Promise<Staging> {
  const parent = dirname(folder);
  const stage = await guard(parent, async () => {
    await mkdir(parent, { recursive: true });
    return mkdtemp(join(parent, ".lectern-"));
  });
  return {
    folder: stage,
    write: (name, content) =>
      guard(folder, async () => {
        const path = join(stage, name);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, content);
      }),
    commit: (names) =>
      guard(folder, async () => {
        for (const name of names) {
          await mkdir(dirname(join(folder, name)), { recursive: true });
          await rename(join(stage, name), join(folder, name));
        }
        await removeOldAssets(folder, new Set(names));
      }),
    discard: () => rm(stage, { recursive: true, force: true }),
  };
}

async function removeOldAssets(folder: string, names: ReadonlySet<string>): Promise<void> {
  try {
    for (const name of await readdir(join(folder, "assets"))) {
      const isOld = hashed.test(name) && !names.has(`assets/${name}`);
      if (isOld) await rm(join(folder, "assets", name));
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

async function guard<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!hasCode(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new LecternError("unwritable-output", `Cannot write to ${folder}: ${reason}.`, {
      hint: "Check the folder's rights and the free space, or name another with --out.",
      cause: error,
    });
  }
}

/** Writes assets below a staging folder. */
export async function writeAssets(staging: Staging, assets: readonly Asset[]): Promise<void> {
  for (const { name, bytes } of assets) await staging.write(name, bytes);
}
