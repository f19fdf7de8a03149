import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import spec from "commonmark-spec";

import type { Random } from "./random.ts";

/** A longer text is begun to be read somewhere in its midst. */
const maxPiece = 6000;

/** Real texts are read where there are; of the last, on the makers' machines alone, none is kept. */
const folders = ["slides", "test/tools/gallery", "/work/shared/chapter"];

/** Returns Markdown that was written to be read: our samples, the packages' own, CommonMark's examples. */
export function loadCorpus(root: string): readonly string[] {
  const chapters = folders.flatMap((folder) => listMarkdown(resolve(root, folder)));
  const packages = readdirSync(join(root, "node_modules"))
    .filter((name) => !/^[@.]/.test(name))
    .flatMap((name) => listMarkdown(join(root, "node_modules", name)));
  const files = [...chapters, ...packages].map((file) => readFileSync(file, "utf8"));
  return [...files, ...spec.tests.map(({ markdown }) => markdown.replaceAll("→", "\t"))];
}

/** Returns one of the texts, or of a long one some lines. */
export function pickText(corpus: readonly string[], random: Random): string {
  // Examples are many and short.
  const files = corpus.length - spec.tests.length;
  const text = random.pick(random.chance(0.7) ? corpus.slice(0, files) : corpus.slice(files));
  if (text.length <= maxPiece || random.chance(0.01)) return text.slice(0, 20 * maxPiece);
  const start = text.indexOf("\n", random.below(text.length)) + 1;
  return text.slice(start, start + 200 + random.below(maxPiece));
}

function listMarkdown(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.md$/i.test(entry.name))
    .map((entry) => join(folder, entry.name))
    .toSorted();
}
