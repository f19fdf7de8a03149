import * as v from "valibot";

import { handoutKinds } from "../../core/model/handout-kinds.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import { choicesOf, parseSettings } from "../../core/settings/parse-settings.ts";
import type { PartialSettings } from "../../core/settings/settings.ts";
import { outputKinds } from "../outputs/output-kinds.ts";

// Each command's options are one object schema. An option's title is its flag as commander writes it
// (`-o, --out <folder>`), its description its line of help. The command line, the help and the type of
// the options follow from that.

/** An option: its value is a text, or `true` for a flag that takes none. */
function row<const S extends v.GenericSchema>(flags: string, help: string, schema: S) {
  return v.pipe(schema, v.title(flags), v.description(help));
}

/** A flag that is given or not. */
const toggle = (flags: string, help: string) => row(flags, help, v.optional(v.boolean(), false));

/** A flag with a text; null where it is not given. */
const text = (flags: string, help: string) =>
  row(flags, help, v.optional(v.nullable(v.string()), null));

/** A flag with a whole number; null where it is not given. */
function whole(flags: string, help: string, [least, most]: readonly [number, number]) {
  const fault = `It must be a whole number from ${least} to ${most}.`;
  const schema = v.pipe(
    v.string(),
    v.transform(Number),
    v.integer(fault),
    v.minValue(least, fault),
    v.maxValue(most, fault),
  );
  return row(flags, help, v.optional(v.nullable(schema), null));
}

/** One share of a run's chapters. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** Reads `2/8`. Throws LecternError `usage` for anything else. */
export function parseShard(share: string): Shard {
  const [, index = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(share) ?? []).map(Number);
  if (index < 1 || index > count || count > 1000) {
    throw new LecternError("usage", `"${share}" is not a share of the chapters.`, {
      hint: "The second of eight shares is --shard 2/8.",
    });
  }
  return { index, count };
}

/** Reads `html,pdf`. Throws LecternError `usage` for a format that does not exist. */
function parseFormats(names: string): string[] {
  const known: readonly string[] = Object.keys(outputKinds);
  const formats = names.split(",").map((name) => name.trim());
  const unknown = formats.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new LecternError("usage", `There is no format "${unknown}".`, {
      hint: `The formats are: ${known.join(", ")}.`,
    });
  }
  return formats;
}

/** Flags that stand for settings; their values are checked and read as the settings are. */
const setting = (flags: string, help: string) => row(flags, help, v.optional(v.unknown()));

/** The settings that one may want to change for a single run; the words on the cover are the chapter's. */
const settingRows = {
  theme: setting("--theme <name>", "the theme, or a stylesheet"),
  ratio: setting("--ratio <ratio>", "the shape of a slide"),
  scheme: setting("--scheme <scheme>", "a light or a dark background"),
  prose: setting("--prose <amount>", "how much prose the slides show"),
  incremental: setting("--incremental", "shows the items of lists one by one"),
  linkNotes: setting("--link-notes", "prints the addresses of links in handouts"),
  public: setting("--public", "builds decks without speaker notes"),
  paper: setting("--paper <paper>", "the paper of handouts"),
  lang: setting("--lang <tag>", "the chapters' language (BCP 47)"),
  html: setting("--html <trust>", "trusted: runs the HTML in the chapters as it is written"),
} satisfies { readonly [K in keyof PartialSettings]: v.GenericSchema };

/** Those that only a build has. */
const handoutRows = {
  handout: setting("--handout <kinds>", `the kinds of handout: ${handoutKinds.join(", ")}`),
  clozeKey: setting("--key <place>", "where a cloze handout has its answers"),
} satisfies { readonly [K in keyof PartialSettings]: v.GenericSchema };

const settingKeys: ReadonlySet<string> = new Set(Object.keys({ ...settingRows, ...handoutRows }));

/** Returns the words that a flag chooses among; null where it takes other values. */
export function choicesOfOption(key: string): readonly string[] | null {
  return settingKeys.has(key) ? choicesOf(key) : null;
}

/** Returns the settings among a command's options. Throws LecternError `usage` for a wrong value. */
function toSettings(options: object): PartialSettings {
  const given = Object.entries(options).filter(([key]) => settingKeys.has(key));
  const { settings, problems } = parseSettings(Object.fromEntries(given));
  for (const { message, hint } of problems) throw new LecternError("usage", message, { hint });
  return settings;
}

/** Returns the schema of a command whose flags may be settings, gathered as `settings`. */
function withSettings<const E extends v.ObjectEntries>(rows: E) {
  return v.pipe(
    v.object(rows),
    v.transform((options) => ({ ...options, settings: toSettings(options) })),
  );
}

const templates = text("--templates <folder>", "a folder of templates that replace lectern's");
const strict = toggle("--strict", "fails on warnings");
const port = whole("-p, --port <number>", "the port to listen on", [0, 65_535]);
const browserUrl = text(
  "--browser-url <address>",
  "a browser that runs elsewhere: ws://HOST:PORT/devtools/browser/ID or http://HOST:PORT",
);

/** The options of `lectern build`. */
export const buildOptions = withSettings({
  out: row("-o, --out <folder>", "the output folder", v.optional(v.string(), "dist")),
  formats: row(
    "-f, --format <names>",
    "html, single, pdf, handout; separated by commas",
    v.optional(v.pipe(v.string(), v.transform(parseFormats)), "html,pdf"),
  ),
  ...handoutRows,
  course: toggle("--course", "also makes one PDF per kind of handout for all chapters together"),
  pages: text("--pages <ranges>", "the slides in the PDFs, such as 3-9,12 or 20-"),
  section: text("--section <ids>", "the sections in the PDFs, by their ids in deck.json"),
  steps: toggle("--steps", "gives each step of a slide a page of its own in the slides PDF"),
  force: toggle("--force", "builds chapters even if they have not changed"),
  shard: row(
    "--shard <share>",
    "builds a share of the chapters, such as 2/8",
    v.optional(v.nullable(v.pipe(v.string(), v.transform(parseShard))), null),
  ),
  merge: toggle("--merge", "joins the folders of all shares, given as paths, into one"),
  jobs: whole("-j, --jobs <number>", "how many chapters to build at once", [1, 64]),
  strict,
  browser: text("--browser <path>", "the browser that measures and prints"),
  browserUrl,
  templates,
  ...settingRows,
});

/** The options of `lectern dev`. */
export const devOptions = withSettings({
  port,
  open: toggle("--open", "opens the list of decks in a browser"),
  browser: text("--browser <path>", "the browser that prints"),
  browserUrl,
  templates,
  ...settingRows,
});

/** The options of `lectern present`. */
export const presentOptions = withSettings({
  port,
  host: row(
    "--host [address]",
    "lets phones on the network connect, at one address or at all",
    v.optional(v.nullable(v.union([v.string(), v.literal(true)])), null),
  ),
  open: toggle("--open", "opens the deck in a browser"),
  browser: text("--browser <path>", "the browser that measures the slides"),
  browserUrl,
  templates,
  ...settingRows,
});

/** The options of `lectern check`. */
export const checkOptions = withSettings({
  json: toggle("--json", "prints the diagnostics as JSON"),
  strict,
  browser: text("--browser <path>", "the browser that measures"),
  browserUrl,
  templates,
  ...settingRows,
});

/** The options of `lectern eject`. */
export const ejectOptions = v.object({
  templates: row(
    "--templates <folder>",
    "the folder to write into",
    v.optional(v.string(), "templates"),
  ),
  force: toggle("--force", "overwrites existing files"),
});

/** The options of `lectern browser where` and `lectern browser install`. */
export const browserOptions = v.object({
  browser: text("--browser <path>", "the browser to use"),
});

/** What the flags of a command said, as its schema reads them. */
export type BuildFlags = v.InferOutput<typeof buildOptions>;
/** As `BuildFlags`. */
export type DevFlags = v.InferOutput<typeof devOptions>;
/** As `BuildFlags`. */
export type PresentFlags = v.InferOutput<typeof presentOptions>;
/** As `BuildFlags`. */
export type CheckFlags = v.InferOutput<typeof checkOptions>;
/** As `BuildFlags`. */
export type EjectFlags = v.InferOutput<typeof ejectOptions>;
/** As `BuildFlags`. */
export type BrowserFlags = v.InferOutput<typeof browserOptions>;
