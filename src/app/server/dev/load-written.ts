import { setTimeout as wait } from "node:timers/promises";

import type { SourceFile } from "../../../core/model/source.ts";
import type { ChapterFile } from "../../chapter/find-chapters.ts";
import { loadSource } from "../../chapter/load-source.ts";

/**
 * Reads a chapter. Editors may empty a file before they write it: one that `canWait` is then read
 * again.
 */
export async function loadWritten(file: ChapterFile, canWait: boolean): Promise<SourceFile> {
  let source = await loadSource(file);
  const looks = canWait ? emptyLooks : 0;
  for (let look = 0; look < looks && source.text === ""; look += 1) {
    await wait(emptyForMs);
    source = await loadSource(file);
  }
  return source;
}

const emptyForMs = 20;
const emptyLooks = 10;
