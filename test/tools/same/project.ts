import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join, relative } from "node:path";

import { ownChapters, packageChapters, type ProjectChapter } from "./chapters.ts";

/** Where the chapters come from: absolute paths. */
export interface ProjectSources {
  /** This checkout, for the samples and the gallery. */
  readonly checkout: string;
  /** The old checkout, for the packages' texts. */
  readonly old: string;
  /** The chapters that were named. */
  readonly given: readonly string[];
}

/** The folder that both sides build in, and what is known of it. */
export interface Project {
  /** Holds `project/` and the results of both sides; named after what the project holds. */
  readonly folder: string;
  readonly chapters: readonly ProjectChapter[];
  /** The texts of packages that are not installed, below `node_modules/`. */
  readonly missing: readonly string[];
}

const pictures = new Set([".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".css"]);
const leftOut = new Set(["node_modules", "build", "dist"]);

/**
 * Writes the project into `cache`, unless one of the same content is there. Of a given chapter's
 * folder only pictures and stylesheets come along.
 */
export async function writeProject(sources: ProjectSources, cache: string): Promise<Project> {
  const draft = await mkdtemp(join(cache, "draft-"));
  const files = packageChapters.map((chapter) => ({
    ...chapter,
    from: join(sources.old, "node_modules", chapter.source),
  }));
  const present = files.filter(({ from }) => existsSync(from));
  const given = sources.given.map((from, index) => ({
    group: "given" as const,
    path: `given/${index + 1}/${basename(from)}`,
    from,
  }));
  for (const { path } of ownChapters) {
    const from = join(sources.checkout, path);
    await copyFolder(dirname(from), join(draft, dirname(path)), [from]);
  }
  for (const { from, path } of given) {
    await copyFolder(dirname(from), join(draft, dirname(path)), [from]);
  }
  for (const { from, path } of present) await cp(from, join(draft, path));
  const folder = join(cache, (await hashFiles(draft, () => true)).slice(0, 16));
  await moveInto(draft, join(folder, "project"));
  return {
    folder,
    chapters: [...ownChapters, ...given, ...present].map(({ group, path }) => ({ group, path })),
    missing: files.filter((file) => !present.includes(file)).map(({ source }) => source),
  };
}

/** Moves a folder to a place; where something stands already, that stays and the folder is removed. */
export async function moveInto(folder: string, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  if (!existsSync(place)) {
    try {
      return await rename(folder, place);
    } catch (error) {
      // Another comparison with the same cache was first.
      if (!existsSync(place)) throw error;
    }
  }
  await rm(folder, { recursive: true, force: true });
}

/** Returns the SHA-256, in hex, of the names and bytes of the files below `folder` that are wanted. */
export async function hashFiles(
  folder: string,
  isWanted: (path: string) => boolean,
): Promise<string> {
  const hash = createHash("sha256");
  for (const path of (await listFiles(folder)).filter(isWanted)) {
    hash.update(`${path}\n`).update(await readFile(join(folder, path)));
  }
  return hash.digest("hex");
}

/** Returns the files below `folder`, relative to it, in the order of their names. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
}

/** Copies a chapter's folder: folders, pictures, stylesheets, and Markdown of these names. */
async function copyFolder(from: string, to: string, markdown: readonly string[]): Promise<void> {
  await cp(from, to, {
    recursive: true,
    filter: async (entry) => {
      const name = basename(entry);
      if (entry === from || markdown.includes(entry)) return true;
      if ((await stat(entry)).isDirectory()) return !name.startsWith(".") && !leftOut.has(name);
      return pictures.has(extname(name).toLowerCase());
    },
  });
}
