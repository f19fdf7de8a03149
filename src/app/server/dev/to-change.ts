import { basename, dirname, extname, relative, sep } from "node:path";

import type { Project } from "../../chapter/project.ts";
import type { Save } from "./live-decks.ts";

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
export function isChapter(path: string): boolean {
  return extname(path).toLowerCase() === ".md";
}

const unwatched: ReadonlySet<string> = new Set(["node_modules", ".git", "dist"]);
