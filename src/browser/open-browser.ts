import { setTimeout as setTimer } from "node:timers/promises";
import type { Browser } from "puppeteer-core";
import { LecternError } from "../core/model/lectern-error.ts";
import { currentBrowserEnvironment, type BrowserEnvironment } from "./browser-environment.ts";
import { startBrowserProcess, type BrowserEnd, type BrowserProcess } from "./browser-process.ts";
import type { FoundBrowser } from "./found-browser.ts";
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

export interface OpenBrowserOptions {
  /** This process's own, when left out. */
  readonly environment?: BrowserEnvironment;
  /** How long the browser may take until it answers; 30 s when left out. */
  readonly startTimeoutMs?: number;
  /** How it is found out that the browser hangs; `usualPulse` when left out. */
  readonly pulse?: Pulse;
}

const START_TIMEOUT_MS = 30_000;
const END_GRACE_MS = 1000;
/** A single call's limit: printing 2,000 slides takes 6 s here, and slow machines take ten times. */
export const protocolTimeoutMs = 180_000;

/**
 * Returns the browser, ready for use. Its process has started by the time this function returns its
 * promise, so call it early, work, and await it late; a failure is told by the awaiting alone. The
 * browser has one empty page, and `(await browser.pages())[0]` is had 20 ms sooner than a new one.
 * Throws `LecternError("browser-failed")` with the browser's last words.
 *
 * The process starts before puppeteer is imported (110 ms) and puppeteer is then connected by pipe.
 * A page is there after 255 ms against 270 with `puppeteer.launch` on a quiet machine of two cores,
 * after 355 against 425 on a busy one.
 */
export function openBrowser(
  found: FoundBrowser,
  options: OpenBrowserOptions = {},
): Promise<OpenBrowser> {
  const opened = startAndConnect(found, options);
  // The caller may work before it awaits; Node would end the process for a rejection till then.
  opened.catch(() => undefined);
  return opened;
}

async function startAndConnect(
  found: FoundBrowser,
  options: OpenBrowserOptions,
  mayTryAgain = true,
): Promise<OpenBrowser> {
  const { executablePath } = found;
  const started = tryToStart(found, options.environment ?? currentBrowserEnvironment());
  try {
    const timeoutMs = options.startTimeoutMs ?? START_TIMEOUT_MS;
    const connected = await connectInTime(started, timeoutMs);
    if ("how" in connected) {
      if (connected.wasKilled && mayTryAgain) {
        await started.close();
        return await startAndConnect(found, options, false);
      }
      throw toStartFailure({ executablePath, how: connected.how, lines: started.recentLines() });
    }
    const { browser, version } = connected;
    refuseTooOld(version, executablePath);
    const { pid, close } = started;
    const stopAsking = watchPulse(browser, options.pulse ?? usualPulse, () => void close());
    browser.once("disconnected", stopAsking);
    return { browser, pid: pid ?? 0, close };
  } catch (error) {
    await started.close();
    if (error instanceof LecternError) throw error;
    const how = "did not answer as a browser does";
    throw toStartFailure({ executablePath, how, lines: started.recentLines(), cause: error });
  }
}

function tryToStart(found: FoundBrowser, environment: BrowserEnvironment): BrowserProcess {
  try {
    return startBrowserProcess(found, environment);
  } catch (cause) {
    if (cause instanceof LecternError) throw cause;
    const how = `could not be executed: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw toStartFailure({ executablePath: found.executablePath, how, lines: [], cause });
  }
}

/** A browser that is connected, and what it says of itself. */
interface Connected {
  readonly browser: Browser;
  readonly version: string;
}

/** Returns the connected browser, or how it failed. */
async function connectInTime(
  started: BrowserProcess,
  timeoutMs: number,
): Promise<Connected | BrowserEnd> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<BrowserEnd>((resolve) => {
    const how = `did not answer within ${timeoutMs / 1000} s`;
    timer = setTimeout(() => resolve({ how, wasKilled: false }), timeoutMs);
  });
  const connected = connectTo(started).catch(async (error: unknown) => {
    // A browser that ends breaks its pipe first: how it ended says more than the broken pipe.
    const end = await Promise.race([started.ended, setTimer(END_GRACE_MS, null, { ref: false })]);
    if (end === null) throw error;
    return end;
  });
  try {
    return await Promise.race([connected, started.ended, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function connectTo({ transport }: BrowserProcess): Promise<Connected> {
  const { connect } = await import("puppeteer-core/internal/puppeteer-core-browser.js");
  const browser = await connect({
    transport,
    defaultViewport: null,
    protocolTimeout: protocolTimeoutMs,
  });
  return { browser, version: await browser.version() };
}
