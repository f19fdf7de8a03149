import type { SourceModule } from "./read-imports.ts";

/** The figures of a house. */
export interface HouseFigures {
  readonly files: number;
  readonly lines: number;
  /** The most files that import one another in a row, from the first to the last. */
  readonly chain: readonly string[];
  /** Files in a circle of imports, type imports counted; empty where there is none. */
  readonly circle: readonly string[];
  /** The share of files that exactly one other file imports, 0 to 1. */
  readonly oneImporter: number;
  readonly longestFile: SourceModule;
  /** Folders with the number of source files that stand in them, most first. */
  readonly folders: readonly (readonly [folder: string, files: number])[];
}

/** Returns the figures of all modules of a checkout, of which there must be one at least. */
export function measureHouse(modules: readonly SourceModule[]): HouseFigures {
  const [first] = modules;
  if (first === undefined) throw new Error("There is no source file to measure.");
  const importers = new Map<string, number>();
  for (const { imports } of modules) {
    for (const path of imports) importers.set(path, (importers.get(path) ?? 0) + 1);
  }
  const single = modules.filter(({ path }) => importers.get(path) === 1).length;
  return {
    files: modules.length,
    lines: modules.reduce((sum, { lines }) => sum + lines, 0),
    ...walkImports(modules),
    oneImporter: single / modules.length,
    longestFile: modules.reduce((most, one) => (one.lines > most.lines ? one : most), first),
    folders: countFolders(modules),
  };
}

function countFolders(modules: readonly SourceModule[]): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { path } of modules) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one);
}

function walkImports(modules: readonly SourceModule[]): Pick<HouseFigures, "chain" | "circle"> {
  const byPath = new Map(modules.map((one) => [one.path, one]));
  const chains = new Map<string, readonly string[]>();
  const way: string[] = [];
  let circle: readonly string[] = [];
  const walk = (path: string): readonly string[] => {
    const known = chains.get(path);
    if (known !== undefined) return known;
    if (way.includes(path)) {
      circle = way.slice(way.indexOf(path));
      return [];
    }
    way.push(path);
    const below = (byPath.get(path)?.imports ?? []).map(walk);
    way.pop();
    const longest = below.reduce((most, one) => (one.length > most.length ? one : most), []);
    const chain = [path, ...longest];
    chains.set(path, chain);
    return chain;
  };
  const all = modules.map(({ path }) => walk(path));
  const chain = all.reduce((most, one) => (one.length > most.length ? one : most), []);
  return { chain, circle };
}
