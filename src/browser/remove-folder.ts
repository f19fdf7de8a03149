import { rmSync } from "node:fs";

/** A killed process may go on to write for a while: so often, and after so long, its folder is removed again. */
const tries = 50;
const pauseMs = 20;

/**
 * Removes a folder with all in it, at once: for the end of this process, which no failure may change.
 * Not by Node's own `maxRetries`, which removes but the empty folder again: what is written after it
 * was listed would keep it for ever.
 */
export function removeFolderNow(folder: string): void {
  for (let left = tries; left > 0; left -= 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}
