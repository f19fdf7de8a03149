import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { hashedAsset, type Asset } from "./asset.ts";

const require = createRequire(import.meta.url);

/**
 * Returns Mermaid as one classic script: its small edition, which has all the common diagrams but
 * no mind maps and architecture diagrams, and needs no other package.
 */
export async function loadDiagramScript(): Promise<Asset> {
  const path = require.resolve("@mermaid-js/tiny/dist/mermaid.tiny.js");
  return hashedAsset("mermaid", ".js", await readFile(path));
}
