import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Returns the names of lectern's own themes, in their order; `root` is lectern's own folder. */
export function listOurThemes(root: string): string[] {
  const folder = join(root, "templates", "themes");
  const names = readdirSync(folder).toSorted();
  return names.filter((name) => existsSync(join(folder, name, "theme.json")));
}
