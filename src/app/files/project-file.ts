import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
  type Stats,
} from "node:fs";
import { basename } from "node:path";
import { getSystemErrorMap } from "node:util";

import { LecternError } from "../../core/model/lectern-error.ts";
import { hasCode, isMissing } from "./file-errors.ts";
import { isInside } from "./is-inside.ts";

/** What a file must be to be read. */
export interface FileRule {
  /**
   * Absolute folders: the path must lie below one of them, as it is written and with all symbolic
   * links followed. Null for a file that the user names on the command line or in the config.
   */
  readonly within: readonly string[] | null;
  /** What its name must match; so must the name of the file that it is a link to. */
  readonly name?: RegExp;
  readonly maxBytes: number;
}

/** Why a file or folder cannot be read. */
export interface FileFault {
  readonly status: "missing" | "outside" | "wrong-kind" | "too-large" | "unreadable";
  /** The predicate of a sentence whose subject is the file: `does not exist`. */
  readonly says: string;
}

/** A file that was read. */
export interface FoundFile {
  readonly status: "found";
  /** Its real path, without links. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The names that a folder holds, sorted. */
export interface FoundFolder {
  readonly status: "found";
  readonly names: readonly string[];
}

/**
 * Reads a file that a chapter, a stylesheet, a theme or the user names. This is the only way to one:
 * nothing outside `within` is read, whatever links lead there, and nothing but a regular file is
 * opened, since a named pipe or a device may never end. Whatever the operating system answers is a
 * fault, never an exception.
 */
export function readProjectFile(path: string, rule: FileRule): FoundFile | FileFault {
  if (path.includes("\0")) return { status: "missing", says: "does not exist" };
  if (rule.name !== undefined && !rule.name.test(basename(path))) return wrongKind;
  return withFaults(() => {
    // A pipe that another process opened, as `/dev/stdin` is, has no real path.
    const kindFound = rule.within === null ? kindOf(statSync(path)) : "file";
    if (kindFound !== "file") return notFile(kindFound);
    const real = resolveInside(path, rule.within);
    if (real === null) return outside;
    if (rule.name !== undefined && !rule.name.test(basename(real))) return wrongKind;
    // To open a pipe or a device can already wait, or do something.
    const kind = kindOf(statSync(real));
    if (kind !== "file") return notFile(kind);
    const bytes = readRegular(real, rule.maxBytes);
    return bytes === null ? tooLarge(rule.maxBytes) : { status: "found", path: real, bytes };
  });
}

/** Lists a folder, by the same rule: nothing of a folder outside `within` is reported. */
export function listProjectFolder(
  path: string,
  within: FileRule["within"],
): FoundFolder | FileFault {
  return withFaults(() => {
    const isWithin = within?.includes(path) ?? false;
    const real = resolveInside(path, isWithin ? null : within);
    return real === null ? outside : { status: "found", names: readdirSync(real).toSorted() };
  });
}

const outside: FileFault = { status: "outside", says: "lies outside the project" };

const wrongKind: FileFault = { status: "wrong-kind", says: "is not a file of the expected kind" };

function notFile(kind: string): FileFault {
  return { status: "unreadable", says: `is a ${kind}, not a file` };
}

function tooLarge(maxBytes: number): FileFault {
  return { status: "too-large", says: `has more than ${maxBytes / 1024 / 1024} MiB` };
}

/** Returns the real path; null for one outside. Throws what the operating system answers. */
function resolveInside(path: string, within: FileRule["within"]): string | null {
  // What is outside by its name is not even looked for.
  if (within !== null && !within.some((folder) => isInside(path, folder))) return null;
  const real = realpathSync.native(path);
  const isReallyInside = (folder: string): boolean => {
    const place = withFaults(() => realpathSync.native(folder));
    return typeof place === "string" && isInside(real, place);
  };
  return within === null || within.some(isReallyInside) ? real : null;
}

function kindOf(stats: Stats): "file" | "folder" | "named pipe" | "socket" | "device" {
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "folder";
  if (stats.isFIFO()) return "named pipe";
  return stats.isSocket() ? "socket" : "device";
}

/**
 * Reads as many bytes as the file has when it is opened; null for more than `maxBytes`. At once: in
 * pieces it takes twice as long, and each piece waits for its turn.
 */
function readRegular(path: string, maxBytes: number): Uint8Array | null {
  // Another file may stand there by now.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (stats.size > maxBytes) return null;
    const bytes = Buffer.allocUnsafeSlow(stats.isFile() ? stats.size : 0);
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

function withFaults<T>(act: () => T): T | FileFault {
  try {
    return act();
  } catch (error) {
    if (!hasCode(error)) throw error;
    const isLoop = hasCode(error, ["ELOOP"]);
    if (isMissing(error) && !isLoop) return { status: "missing", says: "does not exist" };
    return { status: "unreadable", says: `cannot be read (${reasonOf(error)})` };
  }
}

/** In the system's words, without the path, which the message already has. */
function reasonOf(error: unknown): string {
  const number = error instanceof Error && "errno" in error ? Number(error.errno) : 0;
  const [, words] = getSystemErrorMap().get(number) ?? [];
  return words ?? (error instanceof Error ? error.message : String(error));
}

/** Returns the failure of a run that needs what cannot be read; `subject` begins a sentence. */
export function unreadable(subject: string, { status, says }: FileFault): LecternError {
  return new LecternError("unreadable-file", `${subject} ${says}.`, {
    hint:
      status === "outside"
        ? "A symbolic link leads there: put the file itself in its place."
        : "Check that it is there, that it is an ordinary file or folder, and that you may read it.",
  });
}
