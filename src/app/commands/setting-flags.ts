import { LecternError } from "../../core/model/lectern-error.ts";
import type { PartialSettings } from "../../core/settings/settings.ts";
import { parseSettings } from "../../core/settings/parse-settings.ts";

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
  { flags: "--link-notes", description: "handouts print the addresses of links", choices: null },
  { flags: "--public", description: "the deck is built without its notes", choices: null },
  {
    flags: "--paper <paper>",
    description: "what handouts are printed on",
    choices: ["a4", "letter"],
  },
  { flags: "--lang <tag>", description: "the chapters' language (BCP 47)", choices: null },
  {
    flags: "--html <trust>",
    description: "trusted: HTML in the chapters runs as it is written",
    choices: ["safe", "trusted"],
  },
];

/** The settings that flags set, and the name that commander gives each flag's value. */
export const flagNames = {
  theme: "theme",
  ratio: "ratio",
  scheme: "scheme",
  prose: "prose",
  incremental: "incremental",
  linkNotes: "linkNotes",
  public: "public",
  paper: "paper",
  lang: "lang",
  html: "html",
  handout: "handout",
  clozeKey: "key",
} satisfies { readonly [K in keyof PartialSettings]: string };

/** Returns the settings among a command's options. Throws LecternError `usage` for a wrong value. */
export function toFlagSettings(options: Readonly<Record<string, unknown>>): PartialSettings {
  const given = Object.entries(flagNames).filter(([, flag]) => options[flag] !== undefined);
  const values = Object.fromEntries(given.map(([key, flag]) => [key, options[flag]]));
  const { settings, problems } = parseSettings(values);
  for (const { message, hint } of problems) throw new LecternError("usage", message, { hint });
  return settings;
}
