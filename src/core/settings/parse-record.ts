import * as v from "valibot";

import { chapterNameFault } from "../model/chapter-name.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { diagnosticCodes } from "../model/diagnostic-codes.ts";
import { failureCodes } from "../model/failure-codes.ts";
import { toLanguageTag } from "../model/language.ts";

/** A file below a folder, as `assets/a.svg`: no path that leads out of the folder on any system. */
const fileName = v.pipe(v.string(), v.check(isFileBelow));

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const chapterName = v.pipe(
  v.string(),
  v.check((name) => chapterNameFault(name) === null),
);

const diagnosticSchema = v.object({
  path: v.string(),
  line: count,
  column: count,
  severity: v.picklist(["error", "warning", "info"]),
  code: v.custom<Diagnostic["code"]>(isCode),
  message: v.string(),
  hint: v.nullable(v.string()),
});

const buildRecordSchema = v.object({
  /** A hash of all that the files depend on. */
  key: v.string(),
  slides: count,
  /** How many slides are continued on others. */
  continued: count,
  /** The SHA-256 of each file, by its name relative to the folder. */
  files: v.record(fileName, hash),
  pages: v.array(v.object({ file: v.string(), count })),
  diagnostics: v.array(diagnosticSchema),
});

const shardRecordSchema = v.object({
  /** From 1 to `count`. */
  index: v.pipe(v.number(), v.integer(), v.minValue(1)),
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
  /** A hash of the program, the browser, the options and the settings. */
  run: v.string(),
  /** The names of the whole run's chapters, in their order. */
  chapters: v.array(chapterName),
  /** Those of this shard. */
  built: v.array(chapterName),
});

const deckSchema = v.object({
  title: v.string(),
  language: v.nullable(
    v.pipe(
      v.string(),
      v.check((tag) => toLanguageTag(tag) === tag),
    ),
  ),
  slides: v.array(v.unknown()),
});

/** What a chapter's folder was made from, and what came of it. The same chapter has the same record. */
export type BuildRecord = DeepReadonly<v.InferOutput<typeof buildRecordSchema>>;

/** Which share of a run's chapters a folder holds. */
export type ShardRecord = DeepReadonly<v.InferOutput<typeof shardRecordSchema>>;

/** What the list of chapters says of a deck. */
export type DeckFacts = DeepReadonly<v.InferOutput<typeof deckSchema>>;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** Returns the record of a chapter's folder; null where the JSON is none. */
export function parseBuildRecord(json: unknown): BuildRecord | null {
  return parse(buildRecordSchema, json);
}

/** Returns the record of a shard's folder; null where the JSON is none. */
export function parseShardRecord(json: unknown): ShardRecord | null {
  return parse(shardRecordSchema, json);
}

/** Returns what the list of chapters says of a `deck.json`; null where the JSON is no deck of ours. */
export function parseDeckFacts(json: unknown): DeckFacts | null {
  return parse(deckSchema, json);
}

function parse<S extends v.GenericSchema>(schema: S, json: unknown): v.InferOutput<S> | null {
  const result = v.safeParse(schema, json);
  return result.success ? result.output : null;
}

/** Drives, and what separates folders on Windows. */
const windowsPath = /\\|^[a-z]:/i;

function isCode(value: unknown): boolean {
  return (
    typeof value === "string" &&
    (Object.hasOwn(diagnosticCodes, value) || Object.hasOwn(failureCodes, value))
  );
}

function isFileBelow(name: string): boolean {
  const isPlain = (part: string): boolean => !["", ".", ".."].includes(part);
  return !name.includes("\u0000") && !windowsPath.test(name) && name.split("/").every(isPlain);
}
