import * as v from "valibot";

import { nearestName } from "./nearest-name.ts";
import { settingRows, type PartialSettings, type SettingName } from "./settings.ts";

/** A wrong key or value in one layer of settings. */
export interface SettingProblem {
  readonly key: string;
  /** A misspelt key, a key nobody knows, a value of the wrong kind, or a key that is not for this layer. */
  readonly kind: "misspelt" | "unknown" | "invalid" | "misplaced";
  readonly message: string;
  readonly hint: string;
}

/** The names of all settings, in the order in which they are listed. */
export const settingKeys: readonly string[] = Object.keys(settingRows);

/** How many characters of a wrong value are repeated to the author. */
const maxShown = 60;

/**
 * Returns the settings among raw values, and each key or value that is wrong; wrong ones are left
 * out. A key set to null is taken as not set; a text without words (`author: ""`) says that there is
 * none.
 */
export function parseSettings(values: Readonly<Record<string, unknown>>): ParsedSettings {
  return parseKeys(values, settingKeys);
}

/** The settings of one layer, and what is wrong in it. */
export interface ParsedSettings {
  readonly settings: PartialSettings;
  readonly problems: readonly SettingProblem[];
}

/** `keys` are those that are offered for a wrong one. */
function parseKeys(
  values: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): ParsedSettings {
  const settings: Record<string, unknown> = {};
  const problems: SettingProblem[] = [];
  for (const [key, value] of Object.entries(values)) {
    if (!isSettingKey(key)) {
      problems.push(unknownKey(key, keys));
    } else if (value !== null && value !== undefined) {
      const result = v.safeParse<v.GenericSchema>(settingRows[key].schema, value);
      if (result.success) settings[key] = result.output;
      else problems.push(invalidValue(key, value));
    }
  }
  return { settings: settings as PartialSettings, problems };
}

/**
 * Returns the settings among the values of a chapter's front matter, and each that is wrong. What
 * only the user may say is left out, whatever its value: a chapter may come from anyone.
 */
export function parseFrontMatter(values: Readonly<Record<string, unknown>>): ParsedSettings {
  const { html, ...own } = values;
  const chapterKeys = Object.entries(settingRows).flatMap(([key, { isForChapters }]) =>
    isForChapters ? [key] : [],
  );
  const { settings, problems } = parseKeys(own, chapterKeys);
  if (html === undefined) return { settings, problems };
  const problem: SettingProblem = {
    key: "html",
    kind: "misplaced",
    message: `A chapter cannot say itself how its HTML is read; "html" has no effect here.`,
    hint: 'Remove the line. If you trust every chapter of the run, use --html trusted, or "html" in lectern.config.',
  };
  return { settings, problems: [...problems, problem] };
}

function isSettingKey(key: string): key is SettingName {
  return Object.hasOwn(settingRows, key);
}

function unknownKey(key: string, keys: readonly string[]): SettingProblem {
  const nearest = nearestName(key, keys);
  return nearest !== null
    ? {
        key,
        kind: "misspelt",
        message: `There is no setting "${key}".`,
        hint: `Did you mean "${nearest}"?`,
      }
    : {
        key,
        kind: "unknown",
        message: `There is no setting "${key}"; it has no effect.`,
        hint: `The settings are ${keys.join(", ")}.`,
      };
}

function invalidValue(key: SettingName, value: unknown): SettingProblem {
  const { wanted, example } = settingRows[key];
  return {
    key,
    kind: "invalid",
    message: `The setting "${key}" is ${toShown(value)}; it must be ${wanted}.`,
    hint: `Write for example "${key}: ${example}".`,
  };
}

function toShown(value: unknown): string {
  const shown = [...(JSON.stringify(value) ?? String(value))];
  return shown.length > maxShown ? `${shown.slice(0, maxShown).join("")}…` : shown.join("");
}
