import type { PartialSettings } from "../core/settings/settings.ts";

/** What a `lectern.config` may hold: any of the settings, for all chapters of the folder. */
export type LecternConfig = PartialSettings;

/** Returns the configuration that it is given: an editor then knows its keys and their values. */
export function defineConfig(config: LecternConfig): LecternConfig {
  return config;
}
