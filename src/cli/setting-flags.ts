import type { PartialSettings } from "../settings/settings.ts";
import { parseSettings } from "../settings/parse-settings.ts";

/** A setting that has a flag of its own. */
interface SettingFlag {
  readonly flags: string;
  readonly description: string;
  /** Null for any text. */
  readonly choices: readonly string[] | null;
}

/** The settings that one may want to change for a single run; the words on the cover are the chapter's. */
export const settingFlags: readonly SettingFlag[] = [
  { flags: "--theme <name>", description: "the theme, or a stylesheet", choices: null },
  {
    flags: "--ratio <ratio>",
    description: "the shape of a slide",
    choices: ["16:9", "4:3", "a4", "letter"],
  },
  {
    flags: "--scheme <scheme>",
    description: "light or dark ground",
    choices: ["light", "dark", "auto"],
  },
  {
    flags: "--prose <amount>",
    description: "how much prose stands on slides",
    choices: ["notes", "key", "full"],
  },
  { flags: "--incremental", description: "the items of lists appear one by one", choices: null },
  { flags: "--lang <language>", description: "the chapter's language", choices: ["ja", "en"] },
];

const names = ["theme", "ratio", "scheme", "prose", "incremental", "lang"];

/** Returns the settings among a command's options. */
export function toFlagSettings(options: Readonly<Record<string, unknown>>): PartialSettings {
  const given = names.filter((name) => options[name] !== undefined);
  return parseSettings(Object.fromEntries(given.map((name) => [name, options[name]]))).settings;
}
