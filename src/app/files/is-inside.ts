import { isAbsolute, relative } from "node:path";

/** Does a path stand below a folder, as both are written? Both are absolute. */
export function isInside(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return below !== "" && below !== ".." && !/^\.\.[\\/]/.test(below) && !isAbsolute(below);
}
