import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

import { type Asset, hashedAsset } from "../files/asset.ts";

const require = createRequire(import.meta.url);

/** One `src` of KaTeX's fonts: WOFF2 first, then formats for browsers that are gone. */
const sources = /src:url\((?<file>fonts\/[^)]+\.woff2)\) format\("woff2"\)[^;}]*/g;

/** Returns the styles of formulas, their fonts, and KaTeX's licence; the stylesheet comes first. */
export async function loadMathStyles(): Promise<readonly [Asset, ...Asset[]]> {
  const path = require.resolve("katex/dist/katex.min.css");
  const css = await readFile(path, "utf8");
  const fonts = new Map<string, Asset>();
  for (const { groups } of css.matchAll(sources)) {
    const file = groups?.["file"] ?? "";
    const bytes = await readFile(join(dirname(path), file));
    fonts.set(file, hashedAsset(basename(file, ".woff2"), ".woff2", bytes));
  }
  const own = css.replace(sources, (_, file: string) => {
    const name = basename(fonts.get(file)?.name ?? file);
    return `src:url(${name}) format("woff2")`;
  });
  const licence = await readFile(join(dirname(path), "..", "LICENSE"));
  return [
    hashedAsset("katex", ".css", new TextEncoder().encode(own)),
    ...fonts.values(),
    { name: "licences/katex.txt", bytes: licence },
  ];
}

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
