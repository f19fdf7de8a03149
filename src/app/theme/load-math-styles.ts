import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

import { hashedAsset, type Asset } from "../files/asset.ts";

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
