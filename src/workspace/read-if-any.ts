import { readFile, stat } from "node:fs/promises";

import { isMissing } from "./file-errors.ts";

/** Returns a file's text; null where there is none, or no file: of a pipe nothing would ever come. */
export async function readIfAny(path: string): Promise<string | null> {
  try {
    return (await stat(path)).isFile() ? await readFile(path, "utf8") : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
