import { realpathSync } from "node:fs";
import { isAbsolute, relative } from "node:path";

import { isMissing } from "./file-errors.ts";

/** Does a path stand below a folder, as both are written? Both are absolute. */
export function isInside(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return below !== "" && below !== ".." && !/^\.\.[\\/]/.test(below) && !isAbsolute(below);
}

/**
 * Does it stand there when the file system's links are followed, too? What does not exist stands
 * where its name says.
 */
export function isReallyInside(path: string, folder: string): boolean {
  if (!isInside(path, folder)) return false;
  try {
    return isInside(realpathSync(path), realpathSync(folder));
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
}
