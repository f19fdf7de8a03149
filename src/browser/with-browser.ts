import type { Browser } from "puppeteer-core";

import type { BrowserAddress } from "./browser-address.ts";
import { BrowserError, isExplained } from "./browser-error.ts";
import { connectBrowser, type ConnectOptions, type RemoteBrowser } from "./connect-browser.ts";
import type { FoundBrowser } from "./find-browser.ts";
import { openBrowser, type OpenBrowserOptions } from "./open-browser.ts";
import type { EndingBrowser } from "./open-tab.ts";

/** Returns the browser that runs. Where it has ended meanwhile, another one is started, once a run. */
export type BrowserSource<B = Browser> = () => Promise<B>;

/** A browser that is open until it is closed. */
export interface HeldBrowser<B> {
  readonly browser: B;
  readonly close: () => Promise<void>;
}

/** Work with a browser: is given how to wait for it, and how to release it before the work's end. */
type BrowserWork<B, T> = (browser: BrowserSource<B>, release: () => void) => Promise<T>;

/** The words for a browser that has failed. */
interface FailureWords {
  readonly lost: string;
  readonly late: string;
  readonly hint: string;
}

const LOCAL_WORDS: FailureWords = {
  lost: "The browser ended while it was in use.",
  late: "The browser did not answer in time.",
  hint: "It may have run out of memory. Build fewer chapters at once, or try again.",
};

/**
 * Returns what `use` returns, run with a browser that is closed whatever happens. The browser starts
 * at once, so that it comes up while `use` works, or when it is first asked for, where it `isLazy`. A
 * browser that ends or hangs in the middle is a `BrowserError("browser-failed")`; so is one that does
 * not start.
 */
export function withBrowser<T>(
  found: FoundBrowser,
  use: BrowserWork<Browser, T>,
  options: OpenBrowserOptions & { readonly isLazy?: boolean } = {},
): Promise<T> {
  const open = () => openBrowser(found, options);
  return withSupply({ open, opened: options.isLazy === true ? null : open() }, use, LOCAL_WORDS);
}

/**
 * The same with a context in the browser that listens at an address: see `connectBrowser`. The browser
 * is never ended. Where the connection is lost, it is made again, once a run.
 */
export function withRemoteBrowser<T>(
  address: BrowserAddress,
  use: BrowserWork<RemoteBrowser, T>,
  options: ConnectOptions = {},
): Promise<T> {
  const open = () => connectBrowser(address, options);
  return withSupply({ open, opened: open() }, use, {
    lost: `The connection to the browser at ${address.name} was lost.`,
    late: `The browser at ${address.name} did not answer in time.`,
    hint: "It may have ended or run out of memory, or the network failed. Try again.",
  });
}

/** How a browser is opened, and the one that is. */
interface Supply<B> {
  readonly open: () => Promise<HeldBrowser<B>>;
  opened: Promise<HeldBrowser<B>> | null;
}

async function withSupply<B extends EndingBrowser, T>(
  supply: Supply<B>,
  use: BrowserWork<B, T>,
  words: FailureWords,
): Promise<T> {
  let mayRestart = true;
  let closing: Promise<void> | undefined;
  const release = (): void => {
    closing ??= supply.opened?.then(
      ({ close }) => close(),
      () => undefined,
    );
  };
  const source = async (): Promise<B> => {
    const current = (supply.opened ??= supply.open());
    const { browser, close } = await current;
    if (supply.opened === current) {
      if (browser.connected || !mayRestart) return browser;
      mayRestart = false;
      supply.opened = close().then(supply.open);
    }
    return (await supply.opened).browser;
  };
  try {
    return await use(source, release);
  } catch (error) {
    // One that was released has ended, or may: it has nothing to do with the error.
    if (isExplained(error) || closing !== undefined) throw error;
    throw explain(error, words, (await supply.opened)?.browser.connected === false);
  } finally {
    release();
    await closing;
  }
}

function explain(cause: unknown, { lost, late, hint }: FailureWords, hasEnded: boolean): unknown {
  if (isTimeout(cause)) return new BrowserError("browser-failed", late, { hint, cause });
  // The browser could not give back the file that it prints into.
  if (
    cause instanceof Error &&
    cause.name === "ProtocolError" &&
    /\bIO\.read\b/.test(cause.message)
  ) {
    return new BrowserError("browser-failed", "The browser lost what it had printed.", {
      hint: "Is the temporary folder's disk full? Free some space, or name another with TMPDIR.",
      cause,
    });
  }
  return hasEnded ? new BrowserError("browser-failed", lost, { hint, cause }) : cause;
}

/**
 * Returns what `work` returns, run with the source's browser. Where the browser ends or hangs
 * meanwhile, `work` is run once more with another one: it must be able to begin again.
 */
export async function retryOnce<T, B extends EndingBrowser>(
  source: BrowserSource<B>,
  work: (browser: B) => Promise<T>,
): Promise<T> {
  const browser = await source();
  try {
    return await workWith(browser, work);
  } catch (error) {
    if (isTimeout(error)) await browser.disconnect();
    if (isExplained(error) || browser.connected) throw error;
    const next = await source();
    if (next === browser) throw error;
    return await workWith(next, work);
  }
}

/** A call that was made as the browser ended fails only after its own time: it ended, it is not late. */
async function workWith<T, B extends EndingBrowser>(
  browser: B,
  work: (browser: B) => Promise<T>,
): Promise<T> {
  try {
    return await work(browser);
  } catch (error) {
    if (!isTimeout(error) || browser.connected) throw error;
    throw new Error("The browser ended before it answered.", { cause: error });
  }
}

/** Does puppeteer say that a call took too long? */
function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isLateCall = error.name === "ProtocolError" && error.message.includes("timed out");
  return isLateCall || error.name === "TimeoutError";
}
