import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Project } from "../../chapter/project.ts";

const styles = "remote.css";

/** Reads our own scripts and style sheet, by name. */
export async function loadClient({
  client,
  ownTemplates,
}: Pick<Project, "client" | "ownTemplates">): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = join(client, "..", "remote");
  const scripts = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  const read = scripts.map(async (name) => [name, await readFile(join(folder, name))] as const);
  return new Map([
    ...(await Promise.all(read)),
    [styles, await readFile(join(ownTemplates, styles))],
  ]);
}
