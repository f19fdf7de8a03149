import { setTimeout as setTimer } from "node:timers/promises";
import type { Browser } from "puppeteer-core";
import { LecternError } from "../model/lectern-error.ts";
import { currentBrowserEnvironment, type BrowserEnvironment } from "./browser-environment.ts";
import { startBrowserProcess, type BrowserProcess } from "./browser-process.ts";
import type { FoundBrowser } from "./found-browser.ts";
import { toStartFailure } from "./start-failure.ts";

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
}

const START_TIMEOUT_MS = 30_000;
const END_GRACE_MS = 500;
/** A single call's limit: printing 2,000 slides takes 6 s here, and slow machines take ten times. */
const PROTOCOL_TIMEOUT_MS = 180_000;

/**
 * Returns what `use` returns, run with a browser that is closed whatever happens. The browser starts
 * at once, so that it comes up while `use` works; `use` is given how to wait for it. A browser that
 * ends in the middle is a `LecternError("browser-failed")`; so is one that does not start.
 *
 * The CLI needs no signal handler for it: see `startBrowserProcess`.
 */
export async function withBrowser<T>(
  found: FoundBrowser,
  use: (browser: () => Promise<Browser>) => Promise<T>,
  options: OpenBrowserOptions = {},
): Promise<T> {
  const opened = openBrowser(found, options);
  try {
    return await use(async () => (await opened).browser);
  } catch (error) {
    if (error instanceof LecternError || (await opened).browser.connected) throw error;
    throw new LecternError("browser-failed", "The browser ended while it was in use.", {
      hint: "It may have run out of memory. Build fewer chapters at once, or try again.",
      cause: error,
    });
  } finally {
    await opened.then(
      (browser) => browser.close(),
      () => undefined,
    );
  }
}

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
): Promise<OpenBrowser> {
  const { executablePath } = found;
  const started = tryToStart(found, options.environment ?? currentBrowserEnvironment());
  try {
    const timeoutMs = options.startTimeoutMs ?? START_TIMEOUT_MS;
    const browser = await connectInTime(started, timeoutMs);
    if (typeof browser === "string") {
      throw toStartFailure({ executablePath, how: browser, lines: started.recentLines() });
    }
    return { browser, pid: started.pid ?? 0, close: started.close };
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
    const how = `could not be executed: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw toStartFailure({ executablePath: found.executablePath, how, lines: [], cause });
  }
}

/** Returns the connected browser, or how it failed, as the end of a sentence. */
async function connectInTime(
  started: BrowserProcess,
  timeoutMs: number,
): Promise<Browser | string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`did not answer within ${timeoutMs / 1000} s`), timeoutMs);
  });
  const connected = connectTo(started).catch(async (error: unknown) => {
    // A browser that ends breaks its pipe first: how it ended says more than the broken pipe.
    const how = await Promise.race([started.ended, setTimer(END_GRACE_MS, null, { ref: false })]);
    if (how === null) throw error;
    return how;
  });
  try {
    return await Promise.race([connected, started.ended, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function connectTo({ transport }: BrowserProcess): Promise<Browser> {
  const { connect } = await import("puppeteer-core");
  return await connect({
    transport,
    defaultViewport: null,
    protocolTimeout: PROTOCOL_TIMEOUT_MS,
  });
}
