import * as v from "valibot";

import { handoutKinds, type HandoutKind } from "../model/handout-kinds.ts";
import { toLanguageTag, type LanguageTag } from "../model/language.ts";

/** One thing that a user can choose. Parser, defaults and docs are derived from the rows. */
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
  /** Can front matter say it? A chapter may come from anyone. */
  readonly isForChapters: boolean;
  /** What it does, in Markdown. */
  readonly description: string;
}

type RowOptions<T> = Partial<SettingRow<T>> & Pick<SettingRow<T>, "description">;

function setting<T>(
  row: RowOptions<T> & Pick<SettingRow<T>, "schema" | "fallback">,
): SettingRow<T> {
  const anyText = { wanted: "a text", example: "…", values: null, isForChapters: true };
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

function yesOrNo(description: string): SettingRow<boolean> {
  const shown = { wanted: "true or false", example: "true", values: "`true`, `false`" };
  return setting({ ...shown, schema: v.boolean(), fallback: false, description });
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
  title: text(
    "The chapter's title. By default it is the first `#` heading; if you set it, every `#` starts a section, unless it has the same words.",
  ),
  subtitle: text("A line below the title on the cover."),
  author: text("The author, on the cover and in the PDFs' metadata."),
  affiliation: text("The author's institution, on the cover."),
  date: text("The date on the cover, as you write it."),
  subject: text("The subject in the PDFs' metadata, in one line."),
  keywords: text("Keywords in the PDFs' metadata: a list, or a text with commas."),
  url: {
    ...text(
      "The address of the published deck. It becomes a QR code on the cover and on the first page of handouts.",
    ),
    schema: address,
    wanted: `an address with https://, of ${maxAddress} characters or fewer`,
    example: "https://example.org/deck/",
  },
  logo: {
    ...text(
      "The path of an image, from the chapter's folder. It is shown on the cover and, small, at the foot of each slide.",
    ),
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
    description:
      "The language that pages and PDFs declare. It also decides labels (Japanese or English), line breaking, hyphenation and fonts. By default it is detected from the text.",
  }),
  theme: setting<string>({
    schema: v.pipe(v.string(), v.nonEmpty()),
    fallback: "quiet",
    values: "`quiet`, `hall`, `print`, `reveal/moon`, …, `./my.css`",
    description:
      "The design: `quiet`, `hall`, `print`, a theme of your own, `reveal/NAME` or the path of a stylesheet. See [Themes](../guide/themes.md).",
  }),
  textFont: fontNames(
    2,
    "one or two names of font files",
    "One or two font files (regular, bold) for all text. The theme's own font then supplies the characters that they lack. A variable font serves for both weights.",
  ),
  codeFont: fontNames(1, "the name of a font file", "A font file for code."),
  fonts: fontNames(
    Infinity,
    "names of font files",
    "Font files for characters that no other font has, the first match first: files of npm packages (`@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf`) or files beside the chapter (`./fonts/rare.ttf`).",
  ),
  ratio: choice(["16:9", "4:3", "a4", "letter"], {
    description: "The shape of a slide.",
  }),
  scheme: choice(["light", "dark", "auto"], {
    description: "A light or dark background. PDFs of `auto` are light.",
  }),
  prose: choice(["notes", "key", "full"], {
    fallback: "key",
    description:
      "How much of a section of pure prose is shown: its first sentence, its key sentences, or all of it.",
  }),
  incremental: yesOrNo(
    "The items of lists and terms appear one by one, the first together with its slide.",
  ),
  handout: setting<readonly HandoutKind[]>({
    schema: someHandouts,
    fallback: ["notes"],
    wanted: `some of ${handoutKinds.join(", ")}`,
    example: "notes",
    description: "The kinds of handout to make. See [Handouts](../guide/handouts.md).",
  }),
  cloze: setting<ClozeSettings>({
    schema: clozeTerms,
    fallback: { terms: "emphasis", every: 1 },
    wanted: "terms (emphasis, or a list of words) and every (a whole number)",
    example: "{ terms: emphasis, every: 2 }",
    description:
      "Which terms the cloze handout blanks out: everything emphasised with `**…**`, or a list of words. `every: 2` blanks every second one.",
  }),
  clozeKey: choice(["page", "separate"], {
    description:
      "Where the answers of the cloze handout go: on its last page, or into a separate PDF.",
  }),
  linkNotes: yesOrNo(
    "The handouts `notes`, `article` and `cloze` print the addresses of links as notes.",
  ),
  public: yesOrNo(
    "Builds the deck without its speaker notes. If the config says `true`, front matter cannot undo it.",
  ),
  courseTitle: text(
    'The title of the handouts that `--course` makes; "Course" or 講義 by default.',
  ),
  paper: choice(["a4", "letter"], {
    description: "The paper of handouts, upright.",
  }),
  html: choice(["safe", "trusted"], {
    isForChapters: false,
    description:
      "`trusted` runs the chapters' raw HTML as it is written. It has no effect in front matter. See [HTML](../guide/html.md).",
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
