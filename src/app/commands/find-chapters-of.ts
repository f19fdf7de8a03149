import process from "node:process";

import { findChapters, type ChapterFile } from "../chapter/find-chapters.ts";
import { readStart } from "../chapter/load-source.ts";

/** Where chapters are looked for when the user names none. */
export const defaultPaths: readonly string[] = ["slides"];

/** Returns the chapters that a command names; `-` is standard input. */
export function findChaptersOf(paths: readonly string[]): Promise<ChapterFile[]> {
  const wanted = paths.length > 0 ? paths : defaultPaths;
  return findChapters(wanted, process.cwd(), async () => readStart(process.stdin));
}
