import { dirname, join } from "node:path";
import process from "node:process";

import { hashOf } from "./build-record.ts";
import { findPackageRoot } from "./package-root.ts";
import { readIfAny } from "./read-if-any.ts";

/**
 * Returns a hash of the program itself: its version, its compiled code, the packages that it uses
 * directly, and Node.js, whose segmenter and zlib shape what is made. The compiled files name each
 * other by their contents, so that the first one stands for all.
 */
export async function identifyProgram(): Promise<string> {
  const root = findPackageRoot();
  const files = ["cli.js", "templates.js", "client/deck.js", "client/deck.css"];
  const code = await Promise.all(files.map((file) => readIfAny(join(root, "build", file))));
  const manifest = (await readIfAny(join(root, "package.json"))) ?? "{}";
  const names = Object.keys(dependenciesOf(JSON.parse(manifest)));
  const packages = await Promise.all(names.map((name) => findManifest(root, name)));
  const { version, platform, arch } = process;
  return hashOf(JSON.stringify([manifest, code, packages, version, platform, arch]));
}

function dependenciesOf(json: unknown): object {
  const has = typeof json === "object" && json !== null && "dependencies" in json;
  const found = has ? json.dependencies : null;
  return typeof found === "object" && found !== null ? found : {};
}

/** Looks in the folders above, as Node.js does. Returns the package's manifest; null for none. */
async function findManifest(folder: string, name: string): Promise<string | null> {
  const text = await readIfAny(join(folder, "node_modules", name, "package.json"));
  if (text !== null) return text;
  const above = dirname(folder);
  return above === folder ? null : findManifest(above, name);
}
