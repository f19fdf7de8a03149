import type { Browser } from "puppeteer-core";

import { LecternError } from "../model/lectern-error.ts";
import type { FoundBrowser } from "./found-browser.ts";
import { openBrowser, type OpenBrowserOptions } from "./open-browser.ts";

/** Gives the browser that runs. Where it has ended meanwhile, another one is started, once a run. */
export type BrowserSource = () => Promise<Browser>;

/**
 * Returns what `use` returns, run with a browser that is closed whatever happens. The browser starts
 * at once, so that it comes up while `use` works, or when it is first asked for, where it `isLazy`;
 * `use` is given how to wait for it. A browser that
 * ends or hangs in the middle is a `LecternError("browser-failed")`; so is one that does not start.
 *
 * The CLI needs no signal handler for it: see `startBrowserProcess`.
 */
export async function withBrowser<T>(
  found: FoundBrowser,
  use: (browser: BrowserSource) => Promise<T>,
  options: OpenBrowserOptions & { readonly isLazy?: boolean } = {},
): Promise<T> {
  let opened = options.isLazy === true ? null : openBrowser(found, options);
  let mayRestart = true;
  const source = async (): Promise<Browser> => {
    const current = (opened ??= openBrowser(found, options));
    const { browser, close } = await current;
    if (opened !== current) return (await opened).browser;
    if (browser.connected || !mayRestart) return browser;
    mayRestart = false;
    opened = close().then(() => openBrowser(found, options));
    return (await opened).browser;
  };
  try {
    return await use(source);
  } catch (error) {
    if (error instanceof LecternError) throw error;
    if (isTimeout(error)) throw toFailure("The browser did not answer in time.", error);
    if (isLostPrint(error)) {
      throw new LecternError("browser-failed", "The browser lost what it had printed.", {
        hint: "Is the temporary folder's disk full? Free some space, or name another with TMPDIR.",
        cause: error,
      });
    }
    if (opened === null || (await opened).browser.connected) throw error;
    throw toFailure("The browser ended while it was in use.", error);
  } finally {
    await opened?.then(
      ({ close }) => close(),
      () => undefined,
    );
  }
}

/**
 * Returns what `work` returns, run with the source's browser. Where the browser ends or hangs
 * meanwhile, `work` is run once more with another one: it must be able to begin anew.
 */
export async function retryOnce<T>(
  source: BrowserSource,
  work: (browser: Browser) => Promise<T>,
): Promise<T> {
  const browser = await source();
  try {
    return await work(browser);
  } catch (error) {
    if (isTimeout(error)) await browser.disconnect();
    if (error instanceof LecternError || browser.connected) throw error;
    const next = await source();
    if (next === browser) throw error;
    return await work(next);
  }
}

/** Does puppeteer say that a call took too long? */
function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isLateCall = error.name === "ProtocolError" && error.message.includes("timed out");
  return isLateCall || error.name === "TimeoutError";
}

/** Could the browser not give back the file that it prints into? */
function isLostPrint(error: unknown): boolean {
  return (
    error instanceof Error && error.name === "ProtocolError" && /\bIO\.read\b/.test(error.message)
  );
}

function toFailure(message: string, cause: unknown): LecternError {
  return new LecternError("browser-failed", message, {
    hint: "It may have run out of memory. Build fewer chapters at once, or try again.",
    cause,
  });
}
