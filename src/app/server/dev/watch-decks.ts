import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";

import type { ViteDevServer } from "vite";

import { isStylesheet } from "../../../core/settings/check-theme.ts";
import type { ChapterFile } from "../../chapter/find-chapters.ts";
import type { Project } from "../../chapter/project.ts";
import { hasCode } from "../../files/file-errors.ts";
import { isInside } from "../../files/is-inside.ts";
import { configNames } from "../../vite/load-config.ts";
import { createFolderWatcher, type WatchedFolders } from "./watch-folders.ts";

/** What a save can change: one chapter; how all look; or anything that a chapter may name. */
export type Save =
  { readonly kind: "chapter"; readonly file: string } | { readonly kind: "look" | "file" };

/** What decks are made from. */
export interface DeckSources {
  /** As it was read last; with none of the chapters where they cannot be listed. */
  readonly project: Project;
  readonly chapters: readonly ChapterFile[];
  /** Files that they use, absolute. */
  readonly used: readonly string[];
}

/**
 * Reports every change that decks can show. Returns how to have what is watched follow what the
 * decks are made from now.
 */
export function watchDecks(
  { httpServer, config }: ViteDevServer,
  decks: {
    readonly paths: readonly string[];
    readonly project: Project;
    readonly sources: () => DeckSources;
  },
  saved: (save: Save) => void,
): () => Promise<void> {
  let chapters: ReadonlySet<string> = new Set();
  let isRefused = false;
  const watcher = createFolderWatcher({
    changed(path, isWritten) {
      // Many editors put a new file in the place of the old one.
      const isSaved = isWritten || (chapters.has(path) && existsSync(path));
      const save = toSave(isSaved ? "change" : "rename", path, decks.project);
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
    watcher.watch(await listWatched({ ...sources, paths: decks.paths }));
  };
}

/** Returns what a change on the disk can change in decks; null for nothing. `event` is the watcher's. */
export function toSave(
  event: string,
  path: string,
  { root, ownTemplates, templates }: Pick<Project, "root" | "ownTemplates" | "templates">,
): Save | null {
  const name = basename(path);
  const parts = relative(root, path).split(sep);
  // What editors put beside a file while it is open.
  const isNone = name.startsWith(".") || name.endsWith("~");
  if (isNone || parts.some((part) => unwatched.has(part))) return null;
  const isConfig = dirname(path) === root && name.startsWith("lectern.config.");
  const folders = [ownTemplates, ...(templates === null ? [] : [templates])];
  const isTemplate =
    parts.includes("templates") || folders.some((folder) => path.startsWith(folder + sep));
  if (isConfig || isTemplate || extname(path) === ".css") return { kind: "look" };
  const isSaved = event === "change" && isChapter(path);
  return isSaved ? { kind: "chapter", file: path } : { kind: "file" };
}

/** Can a file be a chapter, by its name? */
function isChapter(path: string): boolean {
  return extname(path).toLowerCase() === ".md";
}

const unwatched: ReadonlySet<string> = new Set(["node_modules", ".git", "dist"]);

/** What decks are made from. */
interface Sources {
  /** Chapters or folders of them, relative to the project. */
  readonly paths: readonly string[];
  readonly project: Pick<Project, "root" | "ownTemplates" | "templates" | "outer">;
  readonly chapters: readonly Pick<ChapterFile, "folder">[];
  /** Files that decks use, or would if they were there; absolute. */
  readonly used: readonly string[];
}

/**
 * Returns the folders in which a change can be seen in a deck: those of the chapters and of what they
 * use, of templates and themes, and the project's for its config alone. A folder that does not exist
 * is waited for in the nearest one above it. Links are not followed, and folders that lie beside
 * chapters are not looked into but for chapters.
 */
async function listWatched(sources: Sources): Promise<WatchedFolders> {
  const { paths, project, chapters, used } = sources;
  const { root, outer } = project;
  const whole = new Set([
    ...(await listChapterFolders(paths, root)),
    ...chapters.map(({ folder }) => folder),
    ...(await listTemplateFolders(sources)),
    ...used.map(dirname),
    ...themesOf(outer).map((theme) => dirname(resolve(root, theme))),
  ]);
  const watched = new Map<string, Set<string> | null>([[root, new Set(configNames)]]);
  for (const folder of whole) {
    if (await isFolder(folder)) watched.set(folder, null);
    else await waitFor(folder, root, watched);
  }
  return watched;
}

function themesOf({ config, flags }: Project["outer"]): string[] {
  return [config.theme, flags.theme].filter(
    (theme): theme is string => theme !== undefined && isStylesheet(theme),
  );
}

/** The folders that were named, those of the files that were named, and those that may hold a `chapter.md`. */
async function listChapterFolders(paths: readonly string[], root: string): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const named = resolve(root, path);
    if (await isFolder(named)) found.push(named, ...(await foldersIn(named)));
    else found.push(dirname(named));
  }
  return found;
}

/** Templates have folders of layouts, partials, styles and themes, and each theme is one. */
const templateDepth = 3;

async function listTemplateFolders({ project, chapters }: Sources): Promise<string[]> {
  const { root, ownTemplates, templates } = project;
  const besides = chapters.flatMap(({ folder }) => [folder, dirname(folder)]);
  const own = [...new Set([root, ...besides])].map((folder) => join(folder, "templates"));
  const tops = new Set([ownTemplates, ...own, ...(templates === null ? [] : [templates])]);
  const found: string[] = [];
  for (const top of tops) {
    let level = [top];
    for (let depth = 0; depth < templateDepth; depth += 1) {
      found.push(...level);
      level = (await Promise.all(level.map(foldersIn))).flat().slice(0, maxFolders);
    }
  }
  return found;
}

/** More than anybody has chapters in one folder, or folders of templates. */
const maxFolders = 256;

/** Returns the folders in one, without links, hidden ones and packages. */
async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(noneIfUnreadable);
  return entries
    .filter((entry) => entry.isDirectory())
    .filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
    .slice(0, maxFolders)
    .map(({ name }) => join(folder, name));
}

function noneIfUnreadable(error: unknown): [] {
  if (hasCode(error)) return [];
  throw error;
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: unknown) => {
    if (hasCode(error)) return null;
    throw error;
  });
  return found?.isDirectory() === true;
}

/** Has the first folder on the way that does not exist reported, where the way lies in the project. */
async function waitFor(
  folder: string,
  root: string,
  watched: Map<string, Set<string> | null>,
): Promise<void> {
  let missing = folder;
  while (isInside(missing, root) && !(await isFolder(dirname(missing)))) {
    missing = dirname(missing);
  }
  if (!isInside(missing, root)) return;
  const names = watched.get(dirname(missing));
  if (names === null) return;
  watched.set(dirname(missing), new Set([...(names ?? []), basename(missing)]));
}
