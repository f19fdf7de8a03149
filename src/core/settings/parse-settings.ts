import * as v from "valibot";

import { handoutKinds } from "../model/handout-kinds.ts";
import { toLanguageTag } from "../model/language.ts";
import { nearestName } from "./nearest-name.ts";
import type { PartialSettings } from "./settings.ts";

/** A wrong key or value in one layer of settings. */
export interface SettingProblem {
  readonly key: string;
  /** A misspelt key, a key nobody knows, a value of the wrong kind, or a key that is not for this layer. */
  readonly kind: "misspelt" | "unknown" | "invalid" | "misplaced";
  readonly message: string;
  readonly hint: string;
}

const words = v.pipe(
  v.union([v.string(), v.number(), v.array(v.union([v.string(), v.number()]))]),
  v.transform((value) => (Array.isArray(value) ? value.join(", ") : String(value)).trim() || null),
);

/** Longer addresses make QR codes too fine to be read from a slide. */
const maxAddress = 300;

const webAddress = v.pipe(v.string(), v.url());

/** An address as a reader's telephone opens it. */
const address = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(maxAddress),
  v.check((value) => value === "" || (/^https?:/i.test(value) && v.is(webAddress, value))),
  v.transform((value) => value || null),
);

/** A BCP 47 tag, in its canonical form. */
const languageTag = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const tag = toLanguageTag(dataset.value);
    if (tag !== null) return tag;
    addIssue({ message: "no language tag" });
    return NEVER;
  }),
);

const schemas = {
  title: words,
  subtitle: words,
  author: words,
  affiliation: words,
  date: words,
  subject: words,
  keywords: words,
  url: address,
  logo: v.pipe(
    v.string(),
    v.transform((value) => value.trim() || null),
  ),
  lang: languageTag,
  theme: v.pipe(v.string(), v.nonEmpty()),
  textFont: fontNames(2),
  codeFont: fontNames(1),
  fonts: fontNames(Infinity),
  ratio: v.picklist(["16:9", "4:3", "a4", "letter"]),
  scheme: v.picklist(["light", "dark", "auto"]),
  prose: v.picklist(["notes", "key", "full"]),
  incremental: v.boolean(),
  handout: v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform((value) =>
      [value].flat().flatMap((names) => names.split(",").map((name) => name.trim())),
    ),
    v.array(v.picklist(handoutKinds)),
    v.nonEmpty(),
  ),
  cloze: v.strictObject({
    terms: v.optional(
      v.union([v.literal("emphasis"), v.array(v.pipe(v.string(), v.trim(), v.nonEmpty()))]),
      "emphasis",
    ),
    every: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  }),
  clozeKey: v.picklist(["page", "separate"]),
  linkNotes: v.boolean(),
  public: v.boolean(),
  courseTitle: words,
  paper: v.picklist(["a4", "letter"]),
  html: v.picklist(["safe", "trusted"]),
} satisfies Record<keyof PartialSettings, v.GenericSchema>;

/** One name of a font file, or several. */
function fontNames(most: number) {
  return v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform((value) => [value].flat().map((name) => name.trim())),
    v.maxLength(most),
  );
}

/** The names of all settings, in the order of the README's table. */
export const settingKeys: readonly string[] = Object.keys(schemas);

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
      const result = v.safeParse(schemas[key], value);
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
  const chapterKeys = settingKeys.filter((key) => key !== "html");
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

/** Returns the words that a setting chooses among; null for one that takes other values, or for no setting. */
export function choicesOf(key: string): readonly string[] | null {
  const schema = isSettingKey(key) ? schemas[key] : null;
  return schema?.type === "picklist" ? schema.options : null;
}

function isSettingKey(key: string): key is keyof typeof schemas {
  return Object.hasOwn(schemas, key);
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

function invalidValue(key: keyof typeof schemas, value: unknown): SettingProblem {
  const { wanted, example } = wishOf(key);
  return {
    key,
    kind: "invalid",
    message: `The setting "${key}" is ${toShown(value)}; it must be ${wanted}.`,
    hint: `Write for example "${key}: ${example}".`,
  };
}

/** Says what a setting must be, with an example. */
function wishOf(key: keyof typeof schemas): { readonly wanted: string; readonly example: string } {
  if (key === "handout") return { wanted: `some of ${handoutKinds.join(", ")}`, example: "notes" };
  if (key === "cloze") {
    return {
      wanted: "terms (emphasis, or a list of words) and every (a whole number)",
      example: "{ terms: emphasis, every: 2 }",
    };
  }
  if (key === "lang") {
    return { wanted: "a language tag such as en, pt-BR or zh-Hant (BCP 47)", example: "fr" };
  }
  const schema = schemas[key];
  if (schema.type === "picklist") {
    return { wanted: `one of ${schema.options.join(", ")}`, example: schema.options[0] };
  }
  if (schema.type === "boolean") return { wanted: "true or false", example: "true" };
  return key === "url"
    ? {
        wanted: `an address with https://, of ${maxAddress} characters or fewer`,
        example: "https://example.org/deck/",
      }
    : { wanted: "a text", example: "…" };
}

function toShown(value: unknown): string {
  const shown = [...(JSON.stringify(value) ?? String(value))];
  return shown.length > maxShown ? `${shown.slice(0, maxShown).join("")}…` : shown.join("");
}
