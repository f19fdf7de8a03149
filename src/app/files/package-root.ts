import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Returns lectern's own folder, in which `templates/` and `build/` stand: the same from sources and compiled. */
export function findPackageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "templates", "deck.hbs"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("lectern's own templates are missing.");
    folder = parent;
  }
  return folder;
}

/** Returns lectern's own folder of templates. */
export function ownTemplatesFolder(): string {
  return join(findPackageRoot(), "templates");
}

/** Returns lectern's version, from its package.json. */
export function readVersion(): string {
  const text = readFileSync(join(findPackageRoot(), "package.json"), "utf8");
  const json: unknown = JSON.parse(text);
  const isNamed = typeof json === "object" && json !== null && "version" in json;
  return isNamed ? String(json.version) : "0.0.0";
}
