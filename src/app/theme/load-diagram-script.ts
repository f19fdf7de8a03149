import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { hashedAsset, type Asset } from "../files/asset.ts";

const require = createRequire(import.meta.url);

/** Where the licences of Mermaid and of what it bundles stand in a deck. */
export const diagramLicenceName = "licences/mermaid.txt";

/** What is bundled in Mermaid's script is named in such comments, with its licence. */
const bundled = /\/\*! Bundled license information:(?<text>.*?)\*\//gs;

/**
 * Returns Mermaid as one classic script, and its licences. It is the small edition, which has all the
 * common diagrams but no mind maps and architecture diagrams, and needs no other package.
 */
export async function loadDiagramScript(): Promise<readonly [script: Asset, licences: Asset]> {
  const path = require.resolve("@mermaid-js/tiny/dist/mermaid.tiny.js");
  const [script, licence] = await Promise.all([
    readFile(path),
    readFile(join(dirname(path), "..", "LICENSE"), "utf8"),
  ]);
  const others = [...script.toString("utf8").matchAll(bundled)].map(
    ({ groups }) => groups?.["text"]?.trim() ?? "",
  );
  const parts = others.length === 0 ? [] : ["Bundled with it:", ...new Set(others)];
  const text = [licence.trim(), ...parts].join("\n\n");
  return [
    hashedAsset("mermaid", ".js", script),
    { name: diagramLicenceName, bytes: new TextEncoder().encode(`${text}\n`) },
  ];
}
