import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import type { Browser, LaunchOptions } from "puppeteer-core";

import { currentBrowserEnvironment, type BrowserEnvironment } from "./browser-environment.ts";
import { BrowserError, isExplained, messageOf } from "./browser-error.ts";
import { onOwnEnd, removeFolder, watchProcess, type ProcessEnd } from "./browser-process.ts";
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
export const PROTOCOL_TIMEOUT_MS = 180_000;
/** How long until the end of a process whose connection has broken is known. */
const END_GRACE_MS = 1000;
/** Longest wait for killed processes to be gone, in case one hangs in the kernel. */
const END_TIMEOUT_MS = 3000;
const REMOVAL = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 } as const;

/** What puppeteer's own flags leave out. */
const FLAGS: readonly string[] = [
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
  const stopAsking = watchPulse(browser, options.pulse ?? usualPulse, () => void close());
  browser.once("disconnected", stopAsking);
  return started;
}

async function launchInTime(
  found: FoundBrowser,
  options: OpenBrowserOptions,
): Promise<OpenBrowser | ProcessEnd> {
  const { launch } = await import("puppeteer-core");
  const profile = makeProfile(options);
  const watched = watchProcess(profile);
  const killing = new AbortController();
  const forget = onOwnEnd(() => {
    killing.abort();
    removeFolder(profile);
  });
  const close = async (): Promise<void> => {
    // Killed, not asked to quit: nothing of a temporary profile is worth saving, and it takes
    // less than half the time.
    killing.abort();
    if (watched.hasStarted()) await within(END_TIMEOUT_MS, watched.ended);
    // A folder that is still held (Windows) is tried again at our exit.
    await rm(profile, REMOVAL).then(forget, () => undefined);
  };
  const launchOptions = toLaunchOptions(found, options.environment, profile);
  const connect = async (): Promise<OpenBrowser> => {
    const browser = await launch({ ...launchOptions, signal: killing.signal });
    refuseTooOld(await browser.version(), found.executablePath);
    return { browser, pid: browser.process()?.pid ?? 0, close };
  };
  const explain = async (cause: unknown): Promise<ProcessEnd> => {
    if (isExplained(cause)) throw cause;
    // A browser that ends breaks its pipe first: how it ended says more than the broken pipe.
    const end = await within(END_GRACE_MS, watched.ended);
    if (end !== null) return { ...end, cause };
    const how = watched.hasStarted()
      ? "did not answer as a browser does"
      : `could not be executed: ${messageOf(cause)}`;
    return { how, wasKilled: false, lines: [], cause };
  };
  const timeoutMs = options.startTimeoutMs ?? START_TIMEOUT_MS;
  const outcome = within(timeoutMs, Promise.race([connect().catch(explain), watched.ended]));
  try {
    const how = `did not answer within ${timeoutMs / 1000} s`;
    const started = (await outcome) ?? { how, wasKilled: false, lines: [] };
    if ("how" in started) await close();
    return started;
  } catch (error) {
    await close();
    throw error;
  } finally {
    watched.stop();
  }
}

function toLaunchOptions(
  { executablePath, kind }: FoundBrowser,
  { variables, userId }: BrowserEnvironment = currentBrowserEnvironment(),
  profile: string,
): LaunchOptions {
  return {
    executablePath,
    headless: kind === "headless-shell" ? "shell" : true,
    userDataDir: profile,
    // Not a port: a port can be reached by every user of the machine.
    pipe: true,
    args: [...FLAGS, ...(userId === 0 ? ["--no-sandbox"] : [])],
    // Sockets, scratch files and crash reports go with the profile; a desktop's settings stay out.
    env: {
      ...variables,
      TMPDIR: profile,
      BREAKPAD_DUMP_LOCATION: profile,
      GSETTINGS_BACKEND: "memory",
    },
    defaultViewport: null,
    waitForInitialPage: false,
    protocolTimeout: PROTOCOL_TIMEOUT_MS,
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
    const message = `There can be no temporary folder for the browser: ${messageOf(cause)}.`;
    const hint = "Check the folder's rights and the free space, or name another with TMPDIR.";
    throw new BrowserError("browser-failed", message, { hint, cause });
  }
}

/** Returns what a promise comes to, or null when it takes longer. */
export async function within<T>(timeoutMs: number, promise: Promise<T>): Promise<T | null> {
  const timing = new AbortController();
  const late = wait(timeoutMs, null, { signal: timing.signal }).catch(() => null);
  return await Promise.race([promise, late]).finally(() => timing.abort());
}
