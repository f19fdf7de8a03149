import { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdtempSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

import type { Browser, LaunchOptions } from "puppeteer-core";

import { currentBrowserEnvironment, type BrowserEnvironment } from "./browser-environment.ts";
import { BrowserError, isExplained, messageOf } from "./browser-error.ts";
import type { FoundBrowser } from "./find-browser.ts";
import { refuseTooOld, toStartFailure } from "./start-failure.ts";
import { usualPulse, watchPulse, type Pulse } from "./watch-pulse.ts";

/** A browser that runs and answers. Whoever opens it closes it. */
export interface OpenBrowser {
  readonly browser: Browser;
  /** The browser's process, which also leads its process group on POSIX. */
  readonly pid: number;
  /** Ends the browser with its children and removes its profile. May be called again. */
  readonly close: () => Promise<void>;
}

/** How a browser is started. */
export interface OpenBrowserOptions {
  /** This process's own, when left out. */
  readonly environment?: BrowserEnvironment;
  /** Makes the folder for the browser's profile and scratch files and returns its absolute path. */
  readonly makeProfileFolder?: () => string;
  /** How long the browser may take until it answers; 30 s when left out. */
  readonly startTimeoutMs?: number;
  /** How it is found out that the browser hangs; `usualPulse` when left out. */
  readonly pulse?: Pulse;
}

const START_TIMEOUT_MS = 30_000;
/** A single call's limit: printing 2,000 slides takes 6 s here, and slow machines take ten times. */
export const protocolTimeoutMs = 180_000;
/** How long a browser's child may hold its stderr after the browser itself has ended. */
const LAST_WORDS_MS = 500;
/** How long until the end of a process whose connection has broken is known. */
const END_GRACE_MS = 1000;
/** Longest wait for killed processes to be gone, in case one hangs in the kernel. */
const END_TIMEOUT_MS = 3000;
const MAX_LINES = 50;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** A killed process may go on to write for a while: its folder is removed again, up to 50 times. */
const REMOVALS = 50;
const REMOVAL_PAUSE_MS = 20;

/** What puppeteer's own flags leave out: components are not updated, and see the comments. */
const FLAGS = [
  // The shell hints fonts and Chrome does not: the same text would break lines at other places.
  "--font-render-hinting=none",
  "--disable-component-update",
  "--disable-features=DialMediaRouteProvider",
  "--no-default-browser-check",
];

/**
 * Returns the browser, ready for use, with one empty page. Its start has begun by the time this
 * function returns its promise, so call it early, work, and await it late; a failure is reported by
 * the awaiting alone. Throws `BrowserError("browser-failed")` with the browser's last words.
 *
 * The browser never outlives this process: it is killed in `close`, at `exit` (which an uncaught error
 * reaches too) and on SIGINT, SIGTERM and SIGHUP; should we be killed ourselves, its pipe breaks and
 * it quits. After a signal this process goes on to end by that same signal (the shell's 128 + n),
 * unless somebody else listens for it too: then that listener decides.
 */
export function openBrowser(
  found: FoundBrowser,
  options: OpenBrowserOptions = {},
): Promise<OpenBrowser> {
  const opened = open(found, options);
  // The caller may work before it awaits; Node would end the process for a rejection till then.
  opened.catch(() => undefined);
  return opened;
}

async function open(found: FoundBrowser, options: OpenBrowserOptions): Promise<OpenBrowser> {
  const first = await launchInTime(found, options);
  // One that somebody killed is started once more.
  const started = "how" in first && first.wasKilled ? await launchInTime(found, options) : first;
  if ("how" in started) throw toStartFailure(found.executablePath, started);
  const { browser, close } = started;
  browser.once(
    "disconnected",
    watchPulse(browser, options.pulse ?? usualPulse, () => void close()),
  );
  return started;
}

/** Why there is no browser: how it ended, or why it was given up. */
interface Failure {
  /** As the end of a sentence: "ended with code 127". */
  readonly how: string;
  /** Did somebody kill it? Then another one may do better. */
  readonly wasKilled: boolean;
  /** What it wrote to stderr, oldest line first. */
  readonly lines: readonly string[];
  readonly cause?: unknown;
}

async function launchInTime(
  found: FoundBrowser,
  options: OpenBrowserOptions,
): Promise<OpenBrowser | Failure> {
  const { launch } = await import("puppeteer-core");
  const profile = makeProfile(options);
  const killing = new AbortController();
  const forget = onOurEnd(() => {
    killing.abort();
    removeFolder(profile);
  });
  const watched = watchProcess(profile);
  const close = async (): Promise<void> => {
    // Killed, not asked to quit: nothing of a temporary profile is worth saving, and it takes
    // less than half the time.
    killing.abort();
    if (watched.hasStarted()) await within(END_TIMEOUT_MS, watched.ended);
    // A folder that is still held (Windows) is tried again at our exit.
    const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 };
    await rm(profile, removal).then(forget, () => undefined);
  };
  const fail = async (how: string, more: Partial<Failure> = {}): Promise<Failure> => {
    await close();
    return { how, wasKilled: false, lines: watched.lines, ...more };
  };
  const launching = launch(toLaunchOptions(found, options, { profile, signal: killing.signal }));
  try {
    const timeoutMs = options.startTimeoutMs ?? START_TIMEOUT_MS;
    const answering = launching.then(async (one) => [one, await one.version()] as const);
    const outcome = await within(timeoutMs, Promise.race([answering, watched.ended]));
    if (outcome === null) return await fail(`did not answer within ${timeoutMs / 1000} s`);
    if ("how" in outcome) return await fail(outcome.how, outcome);
    const [browser, version] = outcome;
    refuseTooOld(version, found.executablePath);
    return { browser, pid: browser.process()?.pid ?? 0, close };
  } catch (cause) {
    if (isExplained(cause)) {
      await close();
      throw cause;
    }
    // A browser that ends breaks its pipe first: how it ended says more than the broken pipe.
    const end = await within(END_GRACE_MS, watched.ended);
    const how = watched.hasStarted()
      ? "did not answer as a browser does"
      : `could not be executed: ${messageOf(cause)}`;
    return await fail(end?.how ?? how, { ...end, cause });
  } finally {
    watched.stop();
  }
}

function toLaunchOptions(
  { executablePath, kind }: FoundBrowser,
  { environment = currentBrowserEnvironment() }: OpenBrowserOptions,
  { profile, signal }: { readonly profile: string; readonly signal: AbortSignal },
): LaunchOptions {
  return {
    executablePath,
    headless: kind === "headless-shell" ? "shell" : true,
    userDataDir: profile,
    // Not a port: a port can be reached by every user of the machine.
    pipe: true,
    args: environment.userId === 0 ? [...FLAGS, "--no-sandbox"] : FLAGS.slice(),
    // Sockets, scratch files and crash reports go with the profile; a desktop's settings stay out.
    env: {
      ...environment.variables,
      TMPDIR: profile,
      BREAKPAD_DUMP_LOCATION: profile,
      GSETTINGS_BACKEND: "memory",
    },
    defaultViewport: null,
    waitForInitialPage: false,
    protocolTimeout: protocolTimeoutMs,
    signal,
    // puppeteer would end this process by an exit code of its own.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}

function makeProfile({ makeProfileFolder }: OpenBrowserOptions): string {
  try {
    return makeProfileFolder?.() ?? mkdtempSync(join(tmpdir(), "lectern-browser-"));
  } catch (cause) {
    throw new BrowserError(
      "browser-failed",
      `There can be no temporary folder for the browser: ${messageOf(cause)}.`,
      { hint: "Check the folder's rights and the free space, or name another with TMPDIR.", cause },
    );
  }
}

/** Runs `cleanUp` however this process ends, and returns how to call that off. */
function onOurEnd(cleanUp: () => void): () => void {
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

/** The process of a browser, of which puppeteer tells nothing before the browser answers. */
interface WatchedProcess {
  readonly hasStarted: () => boolean;
  readonly ended: Promise<Failure>;
  /** The last lines that it has written to stderr, a list that grows. */
  readonly lines: readonly string[];
  /** Watches for its start no longer. */
  readonly stop: () => void;
}

/** Watches the process that will be started with a profile, on Node's own channel of all that start. */
function watchProcess(profile: string): WatchedProcess {
  const lines: string[] = [];
  let hasStarted = false;
  let settle: (failure: Failure) => void = () => undefined;
  const ended = new Promise<Failure>((resolve) => (settle = resolve));
  const end = (how: string, wasKilled: boolean): void => settle({ how, wasKilled, lines });
  const follow = (child: ChildProcess): void => {
    const onEnd = (code: number | null, signal: string | null): void =>
      // A wrapper script passes its browser's signal on as a code above 128.
      end(code === null ? `ended by ${signal}` : `ended with code ${code}`, (code ?? 129) > 128);
    child.once("error", (error) => end(`could not be executed: ${error.message}`, false));
    child.once("exit", (...how) => setTimeout(onEnd, LAST_WORDS_MS, ...how).unref());
    // `close` comes when the last of its children has let go of stderr.
    child.once("close", onEnd);
    hasStarted = child.pid !== undefined;
    if (!hasStarted || child.stderr === null) return;
    createInterface(child.stderr).on("line", (line) => {
      if (line.trim() !== "") lines.push(line);
      lines.splice(0, lines.length - MAX_LINES);
    });
  };
  const onProcess = (message: unknown): void => {
    const child: unknown = Reflect.get(Object(message), "process");
    if (!(child instanceof ChildProcess)) return;
    // Its arguments are known when it has been started, and before it can fail.
    queueMicrotask(() => {
      if (child.spawnargs.some((flag) => flag.endsWith(`=${profile}`))) follow(child);
    });
  };
  subscribe("child_process", onProcess);
  return {
    hasStarted: () => hasStarted,
    ended,
    lines,
    stop: () => void unsubscribe("child_process", onProcess),
  };
}

/** Returns what a promise comes to, or null when it takes longer. */
async function within<T>(timeoutMs: number, promise: Promise<T>): Promise<T | null> {
  const timing = new AbortController();
  const late = wait(timeoutMs, null, { signal: timing.signal }).catch(() => null);
  return await Promise.race([promise, late]).finally(() => timing.abort());
}

/**
 * Removes a folder with all in it, at once: for the end of this process, which no failure may change.
 * Not by Node's own `maxRetries`, which removes but the empty folder again: what is written after it
 * was listed would keep it for ever.
 */
export function removeFolder(folder: string): void {
  for (let left = REMOVALS; left > 0; left -= 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, REMOVAL_PAUSE_MS);
    }
  }
}
