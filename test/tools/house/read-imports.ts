import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** A source file and what it imports. Paths are relative to the project, with forward slashes. */
export interface SourceModule {
  readonly path: string;
  readonly lines: number;
  /** Files of `src/`, type imports and dynamic imports among them; each once. */
  readonly imports: readonly string[];
  /** Names of packages (`node:fs`, `@scope/name`), each once. */
  readonly packages: readonly string[];
}

const importPattern =
  /^(?:import|export)[^;"]*?\sfrom "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm;

/** Returns all TypeScript files below `src/` of a checkout, in the order of their paths. */
export function readModules(root: string): SourceModule[] {
  const names = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  const paths = names
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `src/${name.replaceAll("\\", "/")}`);
  return paths.toSorted().map((path) => parseModule(path, readFileSync(join(root, path), "utf8")));
}

/** Returns what one source text imports. */
export function parseModule(path: string, text: string): SourceModule {
  const specifiers = [...text.matchAll(importPattern)].map(
    ([, from, plain, dynamic]) => from ?? plain ?? dynamic ?? "",
  );
  const own = specifiers.filter((name) => name.startsWith(".") && name.endsWith(".ts"));
  const other = specifiers.filter((name) => !name.startsWith("."));
  return {
    path,
    lines: text.split("\n").length - 1,
    imports: [...new Set(own.map((name) => normalize(join(dirname(path), name))))],
    packages: [...new Set(other.map(toPackage))],
  };
}

function toPackage(specifier: string): string {
  const [first = "", second = ""] = specifier.split("/");
  return first.startsWith("@") ? `${first}/${second}` : first;
}
