import { readPdf } from "../../support/read-pdf.ts";
import type { RunReport, RunResult } from "./build-side.ts";
import { normaliseFiles, normalisePrinted, type NormalFile } from "./normalise.ts";

/** One thing that is not the same on both sides. */
export interface Difference {
  /** The run's name and a path below its folder, or the command that printed it. */
  readonly place: string;
  readonly kind: "missing" | "added" | "changed" | "exit code" | "printed";
  /** Where the difference begins; empty where the kind says all. */
  readonly detail: string;
}

/** Returns every difference between what two versions made in one run, in the order of the paths. */
export async function compareResults(
  name: string,
  { old, now }: { readonly old: RunResult; readonly now: RunResult },
): Promise<readonly Difference[]> {
  const files = await compareFiles(normaliseFiles(old.files), normaliseFiles(now.files));
  return [...compareReports(old.report, now.report), ...files].map((difference) => ({
    ...difference,
    place: `${name}: ${difference.place}`,
  }));
}

/** Returns what differs in the exit codes and in what was printed, but for times. */
export function compareReports(old: RunReport, now: RunReport): readonly Difference[] {
  return old.flatMap((before, index) => {
    const after = now[index];
    if (after === undefined) return [];
    const place = `command ${index + 1}`;
    const differences: Difference[] = [];
    if (before.exitCode !== after.exitCode) {
      const detail = `${before.exitCode} -> ${after.exitCode}`;
      differences.push({ place, kind: "exit code", detail });
    }
    for (const stream of ["stdout", "stderr"] as const) {
      const [a, b] = [normalisePrinted(before[stream]), normalisePrinted(after[stream])];
      const detail = a === b ? null : (describeJson(a, b) ?? describeText(a, b));
      if (detail !== null)
        differences.push({ place: `${place} ${stream}`, kind: "printed", detail });
    }
    return differences;
  });
}

/** Returns what differs between the files of two folders, by path. */
export async function compareFiles(
  old: ReadonlyMap<string, NormalFile>,
  now: ReadonlyMap<string, NormalFile>,
): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for (const place of [...new Set([...old.keys(), ...now.keys()])].toSorted()) {
    const [a, b] = [old.get(place), now.get(place)];
    if (b === undefined) differences.push({ place, kind: "missing", detail: "" });
    else if (a === undefined) differences.push({ place, kind: "added", detail: "" });
    else if (!a.bytes.equals(b.bytes)) {
      differences.push({ place, kind: "changed", detail: await describeChange(a, b) });
    }
  }
  return differences;
}

async function describeChange(old: NormalFile, now: NormalFile): Promise<string> {
  if (old.kind === "pdf") return describePdf(old.bytes, now.bytes);
  if (old.kind === "bytes") return describeBytes(old.bytes, now.bytes);
  const [a, b] = [old.bytes.toString("utf8"), now.bytes.toString("utf8")];
  return (old.kind === "json" ? describeJson(a, b) : null) ?? describeText(a, b);
}

/** Returns the first place where two PDFs are read differently, or else their first differing byte. */
async function describePdf(old: Buffer, now: Buffer): Promise<string> {
  try {
    const { pages: oldPages, ...oldRest } = await readPdf(old);
    const { pages: newPages, ...newRest } = await readPdf(now);
    const toText = ({ text }: { readonly text: string }): string => text;
    return (
      firstDifference(oldPages.map(toText), newPages.map(toText), "text of pages") ??
      firstDifference(oldPages, newPages, "pages") ??
      firstDifference(oldRest, newRest, "document") ??
      `reads the same; ${describeBytes(old, now)}`
    );
  } catch (error) {
    return `${describeBytes(old, now)}; not readable: ${String(error)}`;
  }
}

function describeBytes(old: Buffer, now: Buffer): string {
  const at = old.findIndex((byte, index) => byte !== now[index]);
  return `byte ${at < 0 ? old.length : at} of ${old.length} -> ${now.length}`;
}

/** Returns the first path at which two JSON texts differ; null where one is no JSON, or the values are alike. */
function describeJson(old: string, now: string): string | null {
  try {
    return firstDifference(JSON.parse(old), JSON.parse(now), "$");
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Returns the first line in which two texts differ, 1-based, and what stands around the place. */
export function describeText(old: string, now: string): string {
  const [oldLines, newLines] = [old.split("\n"), now.split("\n")];
  const length = Math.max(oldLines.length, newLines.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [oldLines[index], newLines[index]];
    if (a !== b) return `line ${index + 1}: ${describeValues(a, b)}`;
  }
  return "";
}

/** Returns the path of the first difference of two values and both values there; null for none. */
export function firstDifference(old: unknown, now: unknown, path: string): string | null {
  if (old === now) return null;
  if (!isTree(old) || !isTree(now) || Array.isArray(old) !== Array.isArray(now)) {
    return `${path}: ${describeValues(old, now)}`;
  }
  const isList = Array.isArray(old);
  const [a, b] = [new Map(Object.entries(old)), new Map(Object.entries(now))];
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const step = isList ? `[${key}]` : `.${key}`;
    const found = firstDifference(a.get(key), b.get(key), `${path}${step}`);
    if (found !== null) return found;
  }
  return null;
}

function isTree(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Returns both values in short; of two texts what stands around their first difference. */
function describeValues(old: unknown, now: unknown): string {
  if (typeof old !== "string" || typeof now !== "string") {
    return `${shorten(toJson(old))} -> ${shorten(toJson(now))}`;
  }
  let at = 0;
  while (at < old.length && old[at] === now[at]) at += 1;
  const cut = (text: string): string =>
    toJson(`${at > 20 ? "…" : ""}${text.slice(Math.max(0, at - 20), at + 40)}`);
  return `${cut(old)} -> ${cut(now)}`;
}

/** `undefined`, for what is not there, is no JSON. */
function toJson(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
