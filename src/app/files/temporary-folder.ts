import { createHash } from "node:crypto";
import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import process from "node:process";

/** Whose a folder is: a process of a machine, or of a container, by its id and the time of its start. */
interface Mark {
  readonly machine: string;
  readonly pid: number;
  readonly start: string;
}

/** What follows a folder's prefix: machine, process and start, then what `mkdtemp` adds. */
const marked = /^([0-9a-z]{6})-([1-9][0-9]{0,9})-([0-9a-z]{6})-[0-9A-Za-z]{6}$/;

/** Where the system does not say when a process started; its id must do. */
const unknownStart = "000000";

/**
 * Makes a folder for this process, with a name that says so, and removes those of the same prefix that
 * processes of this machine left there which live no more. Never that of a living process: where its id
 * was given to another one meanwhile, the time of its start decides (on Linux; elsewhere the folder stays
 * until the id is free). Folders of other users, of other machines and with other names are left alone.
 */
export function makeTemporaryFolder(place: string, prefix: string): string {
  const own = { machine: machineName(), pid: process.pid, start: startOf(process.pid) };
  removeAbandoned(place, prefix, own.machine);
  return mkdtempSync(
    join(place, `${prefix}${own.machine}-${own.pid}-${own.start ?? unknownStart}-`),
  );
}

function removeAbandoned(place: string, prefix: string, machine: string): void {
  for (const name of namesIn(place)) {
    const mark = name.startsWith(prefix) ? readMark(name.slice(prefix.length)) : null;
    if (mark === null || mark.machine !== machine || isAlive(mark)) continue;
    const folder = join(place, name);
    if (isOwnFolder(folder)) removeIfPossible(folder);
  }
}

/** Whoever writes into a folder that cannot be listed reports it. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readMark(text: string): Mark | null {
  const [, machine = "", pid = "", start = ""] = marked.exec(text) ?? [];
  return machine === "" ? null : { machine, pid: Number(pid), start };
}

function isAlive({ pid, start }: Mark): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process lives too.
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
  }
  const now = startOf(pid);
  return now === null || start === unknownStart || now === start;
}

/** No link, and none that another user laid there. */
function isOwnFolder(folder: string): boolean {
  const facts = lstatSync(folder, { throwIfNoEntry: false });
  if (facts?.isDirectory() !== true) return false;
  return process.getuid === undefined || facts.uid === process.getuid();
}

/** What cannot be removed now is removed by a later run: a browser that was just killed may still write. */
function removeIfPossible(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    return;
  }
}

/** Processes of a container have ids of their own. */
function machineName(): string {
  return shorten(`${hostname()} ${ifAny(() => readlinkSync("/proc/self/ns/pid")) ?? ""}`);
}

/** Returns what distinguishes a process from an earlier or later one of its id; null where that is not known. */
function startOf(pid: number): string | null {
  const stat = ifAny(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  const boot = ifAny(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"));
  // The name of the program, in brackets, may have spaces in it; the 22nd field is the start.
  const ticks = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  return ticks === undefined ? null : shorten(`${boot ?? ""} ${ticks}`);
}

function ifAny(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function shorten(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 6);
}
