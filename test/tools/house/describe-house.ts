import { measureHouse } from "./measure-house.ts";
import type { SourceModule } from "./read-imports.ts";
import { findBreaches } from "./walls.ts";

/** What the house may be at most. They are lowered as it shrinks, and never raised. */
export const limits = {
  files: 330,
  lines: 30_000,
  chain: 15,
  oneImporter: 0.2,
  longestFile: 300,
  folder: 20,
};

/** What is printed of a house, and whether it holds its limits. */
export interface HouseReport {
  readonly lines: readonly string[];
  readonly isGood: boolean;
}

/** Measures a house: a line for each figure with its limit, one for each import through a wall. */
export function describeHouse(modules: readonly SourceModule[]): HouseReport {
  const house = measureHouse(modules);
  const breaches = findBreaches(modules);
  const full = house.folders.filter(([, files]) => files > limits.folder);
  const { longestFile } = house;
  const figures: readonly (readonly [text: string, isGood: boolean])[] = [
    [`${house.files} source files (at most ${limits.files})`, house.files <= limits.files],
    [`${house.lines} lines (at most ${limits.lines})`, house.lines <= limits.lines],
    [
      `longest chain of imports: ${house.chain.length} (at most ${limits.chain}): ${house.chain.join(" > ")}`,
      house.chain.length <= limits.chain,
    ],
    [
      `${(house.oneImporter * 100).toFixed(1)} % of files with one importer (at most ${limits.oneImporter * 100} %)`,
      house.oneImporter <= limits.oneImporter,
    ],
    [
      `longest file: ${longestFile.path}, ${longestFile.lines} lines (at most ${limits.longestFile})`,
      longestFile.lines <= limits.longestFile,
    ],
    [
      `folders with over ${limits.folder} files: ${full.map((one) => one.join(" ")).join(", ") || "none"}`,
      full.length === 0,
    ],
    [`circle of imports: ${house.circle.join(" > ") || "none"}`, house.circle.length === 0],
    [`imports through a wall: ${breaches.length}`, breaches.length === 0],
  ];
  return {
    lines: [...figures.map(([text, isGood]) => `${isGood ? "ok " : "NOT"} ${text}`), ...breaches],
    isGood: figures.every(([, isGood]) => isGood),
  };
}
