import * as v from "valibot";

import { handoutKinds, type HandoutKind } from "../model/handout-kinds.ts";
import { toLanguageTag, type LanguageTag } from "../model/language.ts";

/** One thing that a user can choose. Parser, defaults, flags and docs are derived from the rows. */
export interface SettingRow<T> {
  readonly schema: v.GenericSchema<unknown, T>;
  /** What holds where nobody says otherwise. */
  readonly fallback: T;
  /** What a value must be, as the end of a sentence. */
  readonly wanted: string;
  /** A value as it is written in front matter. */
  readonly example: string;
  /** How its values are written in the docs, in Markdown; null for `wanted`. */
  readonly values: string | null;
  /** Its flag, as it is written; null where it has none. */
  readonly flag: string | null;
  /** Can front matter say it? A chapter may come from anyone. */
  readonly isForChapters: boolean;
  /** What it does, in Markdown. */
  readonly description: string;
}

type RowOptions<T> = Partial<SettingRow<T>> & Pick<SettingRow<T>, "description">;

function setting<T>(
  row: RowOptions<T> & Pick<SettingRow<T>, "schema" | "fallback">,
): SettingRow<T> {
  const anyText = { wanted: "a text", example: "…", values: null, flag: null, isForChapters: true };
  return { ...anyText, ...row };
}

/** Words that may be absent: text without words says that there are none. */
function text(description: string): SettingRow<string | null> {
  return setting<string | null>({ schema: words, fallback: null, description });
}

const words = v.pipe(
  v.union([v.string(), v.number(), v.array(v.union([v.string(), v.number()]))]),
  v.transform((value) => (Array.isArray(value) ? value.join(", ") : String(value)).trim() || null),
);

function choice<const T extends readonly [string, ...string[]]>(
  options: T,
  row: RowOptions<T[number]>,
): SettingRow<T[number]> {
  return setting<T[number]>({
    schema: v.picklist(options),
    fallback: options[0],
    wanted: `one of ${options.join(", ")}`,
    example: options[0],
    values: options.map((option) => `\`${option}\``).join(", "),
    ...row,
  });
}

function yesOrNo(flag: string, description: string): SettingRow<boolean> {
  const shown = { wanted: "true or false", example: "true", values: "`true`, `false`" };
  return setting({ ...shown, schema: v.boolean(), fallback: false, flag, description });
}

/** One name of a font file, or several. */
function fontNames(
  most: number,
  values: string,
  description: string,
): SettingRow<readonly string[]> {
  const schema = v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform((value) => [value].flat().map((name) => name.trim())),
    v.maxLength(most),
  );
  return setting<readonly string[]>({ schema, fallback: [], values, description });
}

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

const someHandouts = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value) =>
    [value].flat().flatMap((names) => names.split(",").map((name) => name.trim())),
  ),
  v.array(v.picklist(handoutKinds)),
  v.nonEmpty(),
);

/** Which words a cloze handout asks for. */
export interface ClozeSettings {
  /** The chapter's emphasised words (`**…**`), or these. */
  readonly terms: "emphasis" | readonly string[];
  /** 2 for every second of them; 1 for all. */
  readonly every: number;
}

const clozeTerms = v.strictObject({
  terms: v.optional(
    v.union([v.literal("emphasis"), v.array(v.pipe(v.string(), v.trim(), v.nonEmpty()))]),
    "emphasis",
  ),
  every: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
});

/** All settings, in the order in which they are listed. */
export const settingRows = {
  title: text("the title; every `#` is then a section, unless it says the same"),
  subtitle: text("is on the cover"),
  author: text("is on the cover"),
  affiliation: text("is on the cover"),
  date: text("is on the cover"),
  subject: text("what the chapter is about, in one line, for the metadata of PDFs"),
  keywords: text("separated by commas, for the metadata of PDFs"),
  url: {
    ...text("where the deck can be found: a QR code on the cover and at the head of handouts"),
    schema: address,
    wanted: `an address with https://, of ${maxAddress} characters or fewer`,
    example: "https://example.org/deck/",
  },
  logo: {
    ...text("is on the cover, and small at the foot of each slide"),
    schema: v.pipe(
      v.string(),
      v.transform((value) => value.trim() || null),
    ),
    values: "the path of an image, relative to the chapter",
  },
  lang: setting<LanguageTag>({
    schema: languageTag,
    fallback: null,
    wanted: "a language tag such as en, pt-BR or zh-Hant (BCP 47)",
    example: "fr",
    flag: "--lang",
    description:
      "the language of pages and PDFs: labels, line breaks, hyphenation, fonts; else detected from the words",
  }),
  theme: setting<string>({
    schema: v.pipe(v.string(), v.nonEmpty()),
    fallback: "quiet",
    values: "`quiet`, `hall`, `print`, `reveal/moon`, …, `./my.css`",
    flag: "--theme",
    description: "the design: one of ours, one of reveal.js's, or a stylesheet of your own",
  }),
  textFont: fontNames(
    2,
    "one or two names of font files",
    "the font of all text in place of the theme's: regular, then bold; one alone is both if it is variable",
  ),
  codeFont: fontNames(1, "the name of a font file", "the font of code in place of the theme's"),
  fonts: fontNames(
    Infinity,
    "names of font files",
    "fonts for characters that the theme's fonts lack: files of npm packages, or beside the chapter (`./fonts/rare.ttf`)",
  ),
  ratio: choice(["16:9", "4:3", "a4", "letter"], {
    flag: "--ratio",
    description: "the shape of a slide",
  }),
  scheme: choice(["light", "dark", "auto"], {
    flag: "--scheme",
    description: "a light or dark ground; PDFs of `auto` are light",
  }),
  prose: choice(["notes", "key", "full"], {
    fallback: "key",
    flag: "--prose",
    description:
      "what is shown of a section of prose: its first sentence, its key sentences, or all",
  }),
  incremental: yesOrNo("--incremental", "the items of lists, and terms, appear one by one"),
  handout: setting<readonly HandoutKind[]>({
    schema: someHandouts,
    fallback: ["notes"],
    wanted: `some of ${handoutKinds.join(", ")}`,
    example: "notes",
    flag: "--handout",
    description: "the kinds of handouts",
  }),
  cloze: setting<ClozeSettings>({
    schema: clozeTerms,
    fallback: { terms: "emphasis", every: 1 },
    wanted: "terms (emphasis, or a list of words) and every (a whole number)",
    example: "{ terms: emphasis, every: 2 }",
    description:
      "the terms of the cloze handout: what is emphasised (`**…**`), or a list of words; `every: 2` asks for every second one",
  }),
  clozeKey: choice(["page", "separate"], {
    flag: "--key",
    description:
      "where the answers of the cloze handout are: on its last page, or in their own file",
  }),
  linkNotes: yesOrNo("--link-notes", "text handouts print the addresses of links, as notes"),
  public: yesOrNo(
    "--public",
    "the deck is built without its notes; front matter cannot undo what the config says",
  ),
  courseTitle: text("the title of the handouts of several chapters together"),
  paper: choice(["a4", "letter"], {
    flag: "--paper",
    description: "what handouts are printed on, upright",
  }),
  html: choice(["safe", "trusted"], {
    flag: "--html",
    isForChapters: false,
    description:
      "`trusted`: raw HTML in the chapters runs as it is written, instead of coming through an allow-list",
  }),
};

type Rows = typeof settingRows;

/** The name of a setting. */
export type SettingName = keyof Rows;

/** Everything a user can choose for a chapter, complete. */
export type Settings = {
  readonly [K in SettingName]: Rows[K] extends SettingRow<infer T> ? T : never;
};

/** What becomes of raw HTML in chapters: it comes through an allow-list, or runs as it is written. */
export type HtmlTrust = Settings["html"];

/** What one layer (config, front matter, flags) says; absent is not said. */
export type PartialSettings = { readonly [K in SettingName]?: Settings[K] };

/** What holds where nobody says otherwise. */
export const defaultSettings = Object.fromEntries(
  Object.entries(settingRows).map(([name, { fallback }]) => [name, fallback]),
) as Settings; // Each name with the value of its own row.

/** Returns complete settings: each layer overrides those before it, the first overrides the defaults. */
export function resolveSettings(layers: readonly PartialSettings[]): Settings {
  return Object.assign({}, defaultSettings, ...layers) as Settings;
}
