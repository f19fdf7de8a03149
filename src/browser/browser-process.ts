import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { statfsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable, Writable } from "node:stream";
import { setTimeout as setTimer } from "node:timers";
import { setTimeout } from "node:timers/promises";
import type { ConnectionTransport } from "puppeteer-core";
import { LecternError } from "../core/model/lectern-error.ts";
import { makeTemporaryFolder } from "../app/files/temporary-folder.ts";
import type { BrowserEnvironment } from "./browser-environment.ts";
import { toBrowserFlags } from "./browser-flags.ts";
import type { FoundBrowser } from "./found-browser.ts";
import { toPipeTransport } from "./pipe-transport.ts";
import { removeFolderNow } from "./remove-folder.ts";

/** How a browser ended, or why it is given up. */
export interface BrowserEnd {
  /** As the end of a sentence: "ended with code 127". */
  readonly how: string;
  /** Did somebody kill it? Then another one may do better. */
  readonly wasKilled: boolean;
}

/** A browser's process, its profile folder and the pipe to it. */
export interface BrowserProcess {
  /** Null when the system refused to start it. */
  readonly pid: number | null;
  readonly transport: ConnectionTransport;
  /** Resolves when the browser and its children have ended, with how. */
  readonly ended: Promise<BrowserEnd>;
  /** The last lines the browser wrote to stderr, oldest first. */
  readonly recentLines: () => readonly string[];
  /** Ends the browser with its children and removes the profile. May be called again. */
  readonly close: () => Promise<void>;
}

const PROFILE_PREFIX = "lectern-browser-";
const MAX_LINES = 50;
/** Chrome's pages crash when shared memory runs out; Docker gives 64 MiB, a system half its RAM. */
const MIN_SHARED_MEMORY_BYTES = 256 * 1024 * 1024;
/** Longest wait for killed processes to be gone, in case one hangs in the kernel. */
const END_TIMEOUT_MS = 3000;
/** How long a browser's child may hold its stderr after the browser itself has ended. */
const LAST_WORDS_MS = 500;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** A killed process may write its last file while the folder is being removed. */
const REMOVAL = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 } as const;

/**
 * Returns the browser's process, started before this function returns. Throws
 * `LecternError("browser-failed")` when there can be no profile folder.
 *
 * The browser never outlives us: it is killed in `close`, at this process's `exit` (which an
 * uncaught error reaches too) and on SIGINT, SIGTERM and SIGHUP; should we be killed ourselves, its
 * pipe breaks and it quits. After a signal this process goes on to end by that same signal (the
 * shell's 128 + n), unless somebody else listens for it too: then that listener decides.
 */
export function startBrowserProcess(
  found: FoundBrowser,
  environment: BrowserEnvironment,
): BrowserProcess {
  const profileFolder = makeProfileFolder();
  const child = spawnOrRemove(found, environment, profileFolder);
  const lines = collectLines(child.stderr);
  let isOver = false;
  const kill = (): void => {
    if (!isOver) killTree(child);
  };
  const cleanUpNow = (): void => {
    kill();
    removeFolderNow(profileFolder);
  };
  const forget = listenForOurEnd(cleanUpNow);
  const ended = watchEnd(child, kill).then((how) => {
    isOver = true;
    return how;
  });
  const close = async (): Promise<void> => {
    // Killed, not asked to quit: nothing of a temporary profile is worth saving, and it takes
    // less than half the time.
    kill();
    await Promise.race([ended, setTimeout(END_TIMEOUT_MS, undefined, { ref: false })]);
    // A folder that is still held (Windows) is tried again at our exit.
    await rm(profileFolder, REMOVAL).then(forget, () => undefined);
  };
  const transport = toTransport(child);
  return { pid: child.pid ?? null, transport, ended, recentLines: () => lines, close };
}

function makeProfileFolder(): string {
  try {
    return makeTemporaryFolder(tmpdir(), PROFILE_PREFIX);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LecternError(
      "browser-failed",
      `There can be no temporary folder for the browser: ${reason}.`,
      { hint: "Check the folder's rights and the free space, or name another with TMPDIR.", cause },
    );
  }
}

function spawnOrRemove(
  found: FoundBrowser,
  environment: BrowserEnvironment,
  profileFolder: string,
): ChildProcess {
  try {
    return spawnBrowser(found, environment, profileFolder);
  } catch (error) {
    removeFolderNow(profileFolder);
    throw error;
  }
}

function spawnBrowser(
  found: FoundBrowser,
  environment: BrowserEnvironment,
  profileFolder: string,
): ChildProcess {
  const { variables, platform, userId } = environment;
  const flags = toBrowserFlags({
    profileFolder,
    withoutSandbox: userId === 0 || variables["PUPPETEER_DANGEROUS_NO_SANDBOX"] === "true",
    lacksSharedMemory: platform === "linux" && lacksSharedMemory(environment.root),
  });
  return spawn(found.executablePath, flags, {
    // Its own process group: the whole of it can be killed, and the terminal's Ctrl-C leaves it
    // to us. On Windows it would mean a console window.
    detached: platform !== "win32",
    windowsHide: true,
    env: toVariables(variables, profileFolder),
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
  });
}

/** Sockets, scratch files and crash reports go with the profile; a desktop's settings stay out. */
function toVariables(
  variables: BrowserEnvironment["variables"],
  profileFolder: string,
): NodeJS.ProcessEnv {
  return {
    ...variables,
    TMPDIR: profileFolder,
    BREAKPAD_DUMP_LOCATION: profileFolder,
    GSETTINGS_BACKEND: "memory",
  };
}

function lacksSharedMemory(root: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(join(root, "dev/shm"));
    return bavail * bsize < MIN_SHARED_MEMORY_BYTES;
  } catch {
    return true;
  }
}

/** Returns a list that grows as the stream is read, and keeps the last lines only. */
function collectLines(stream: Readable | null): readonly string[] {
  const lines: string[] = [];
  let rest = "";
  stream?.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split(/\r?\n/);
    rest = parts.pop() ?? "";
    lines.push(...parts.filter((line) => line.trim() !== ""));
    lines.splice(0, lines.length - MAX_LINES);
  });
  return lines;
}

function watchEnd(child: ChildProcess, kill: () => void): Promise<BrowserEnd> {
  return new Promise((resolve) => {
    const tell = (code: number | null, signal: string | null): void => {
      const how = code === null ? `ended by ${signal ?? "a signal"}` : `ended with code ${code}`;
      // A wrapper script tells its browser's signal as a code above 128.
      resolve({ how, wasKilled: code === null || code > 128 });
    };
    child.once("error", (error) => {
      resolve({ how: `could not be executed: ${error.message}`, wasKilled: false });
    });
    child.once("exit", (code, signal) => {
      // A crashed browser may leave children, and a wrapper script that ended may leave a browser.
      kill();
      setTimer(() => tell(code, signal), LAST_WORDS_MS).unref();
    });
    // `close` comes when the last of them has let go of stderr.
    child.once("close", tell);
  });
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") {
      execFileSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    } else {
      process.kill(-child.pid, "SIGKILL");
    }
  } catch {
    // It ended in the meantime.
    child.kill("SIGKILL");
  }
}

/** Runs `cleanUp` however this process ends, and returns how to call that off. */
function listenForOurEnd(cleanUp: () => void): () => void {
  const forget = (): void => {
    process.off("exit", cleanUp);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    cleanUp();
    forget();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  process.on("exit", cleanUp);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return forget;
}

function toTransport(child: ChildProcess): ConnectionTransport {
  const [, , , toBrowser, fromBrowser] = child.stdio;
  // There are none when the process could not be made, which `ended` tells.
  return toPipeTransport(
    toBrowser instanceof Writable ? toBrowser : new PassThrough(),
    fromBrowser instanceof Readable ? fromBrowser : new PassThrough(),
  );
}
