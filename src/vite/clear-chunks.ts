import { readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";

import type { Plugin } from "vite";

/**
 * Removes the chunks of earlier builds from the command's folder once the new ones stand there: their
 * names have hashes, so that none takes another's place.
 */
export function clearChunks(): Plugin {
  return {
    name: "lectern:clear-chunks",
    applyToEnvironment: ({ name }) => name === "ssr",
    writeBundle({ dir = "" }, bundle) {
      const folder = join(dir, "chunks");
      const made = new Set(Object.keys(bundle).map((name) => basename(name)));
      for (const name of readdirSync(folder)) {
        if (!made.has(name)) rmSync(join(folder, name));
      }
    },
  };
}
