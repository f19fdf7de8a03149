import { join } from "node:path";

import type { InlineConfig, Plugin } from "vite";

import { LecternError } from "../../core/model/lectern-error.ts";
import { parseSettings } from "../../core/settings/parse-settings.ts";
import type { PartialSettings } from "../../core/settings/settings.ts";
import { readProjectFile, unreadable } from "../files/project-file.ts";

/** The names that a config may have, the first there is counts. */
export const configNames = ["lectern.config.ts", "lectern.config.js", "lectern.config.json"];

const maxConfigBytes = 1024 * 1024;

/**
 * Returns the settings in a folder's `lectern.config.{ts,js,json}`, the first there is; none where
 * there is none. Throws LecternError `bad-config` for one that has no settings or a wrong key,
 * `unreadable-file` for one that cannot be read, or is a link out of the folder.
 */
export async function loadConfig(folder: string): Promise<PartialSettings> {
  for (const name of configNames) {
    const path = join(folder, name);
    const found = readProjectFile(path, { within: [folder], maxBytes: maxConfigBytes });
    if (found.status === "missing") continue;
    if (found.status !== "found") throw unreadable(`The configuration ${name}`, found);
    const text = new TextDecoder().decode(found.bytes);
    return toSettings(name, await evaluate({ path, name, text }, folder));
  }
  return {};
}

interface ConfigFile {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

async function evaluate({ path, name, text }: ConfigFile, folder: string): Promise<unknown> {
  try {
    if (name.endsWith(".json")) return JSON.parse(text);
    // Vite compiles TypeScript; it is loaded for such a file alone.
    const { loadConfigFromFile, runnerImport } = await import("vite");
    const env = { command: "build", mode: "production" } as const;
    if (importsLectern.test(text)) {
      const options: InlineConfig = { root: folder, logLevel: "silent", plugins: [ownModule] };
      const { module } = await runnerImport<{ default?: unknown }>(path, options);
      const { default: made } = module;
      return typeof made === "function" ? await made(env) : made;
    }
    return (await loadConfigFromFile(env, path, folder, "silent"))?.config;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LecternError("bad-config", `${name}: ${reason}`, { cause: error });
  }
}

const importsLectern = /["']lectern["']/;

const ownId = "\0lectern";

/** Is what a config imports from `lectern`, wherever it stands and whether or not lectern is installed there. */
const ownModule: Plugin = {
  name: "lectern:own-module",
  enforce: "pre",
  resolveId: (id) => (id === "lectern" ? ownId : null),
  load: (id) => (id === ownId ? "export const defineConfig = (config) => config;" : null),
};

function toSettings(name: string, values: unknown): PartialSettings {
  if (typeof values !== "object" || values === null) {
    throw new LecternError("bad-config", `${name} holds no settings.`, {
      hint: 'Export an object, such as { theme: "quiet" }.',
    });
  }
  const { settings, problems } = parseSettings(Object.fromEntries(Object.entries(values)));
  const problem = problems[0];
  if (problem !== undefined) {
    throw new LecternError("bad-config", `${name}: ${problem.message}`, { hint: problem.hint });
  }
  return settings;
}
