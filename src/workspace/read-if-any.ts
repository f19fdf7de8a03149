import { readFile } from "node:fs/promises";

import { isMissing } from "./file-errors.ts";

/** Returns a file's text; null where there is none. */
export async function readIfAny(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
