import { parseBrowserAddress, type BrowserAddress } from "../../browser/browser-address.ts";
import { connectBrowser } from "../../browser/connect-browser.ts";
import { findBrowser, findBrowserIfAny } from "../../browser/find-browser.ts";
import type { FoundBrowser } from "../../browser/found-browser.ts";
import { identifyBrowser, identifyRunning } from "../../browser/identify-browser.ts";
import { openBrowser } from "../../browser/open-browser.ts";
import { readyTabs } from "../../browser/ready-tabs.ts";
import type { EndingBrowser, HeldBrowser } from "../../browser/warm-browser.ts";
import { retryOnce, withBrowser, withRemoteBrowser } from "../../browser/with-browser.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import type { PrintBrowser, UseBrowser } from "../outputs/output.ts";
import type { World } from "./world.ts";

/** A browser of this machine, or where one of another listens. */
export type ChosenBrowser = FoundBrowser | BrowserAddress;

/** The flags that name a browser; null for those not given. */
export interface BrowserChoice {
  readonly browser: string | null;
  readonly browserUrl: string | null;
}

type Machine = Pick<World, "machine">;

/**
 * Returns the browser that the flags name, or the first of this machine. Throws LecternError
 * `no-browser` where there is none, and `usage` where the flags name two.
 */
export async function needBrowser(
  flags: BrowserChoice,
  { machine }: Machine,
): Promise<ChosenBrowser> {
  return addressOf(flags) ?? findBrowser({ named: flags.browser, environment: machine });
}

/** The same, but returns null where no browser is named and there is none. */
export async function findAnyBrowser(
  flags: BrowserChoice,
  { machine }: Machine,
): Promise<ChosenBrowser | null> {
  return addressOf(flags) ?? findBrowserIfAny({ named: flags.browser, environment: machine });
}

/**
 * Returns the address that `--browser-url` names; null for none. Throws LecternError `usage` where the
 * flags name two browsers, or it is no address.
 */
export function addressOf({ browser, browserUrl }: BrowserChoice): BrowserAddress | null {
  if (browserUrl === null) return null;
  if (browser !== null) {
    throw new LecternError("usage", "--browser and --browser-url name two browsers.", {
      hint: "Name one of them.",
    });
  }
  return parseBrowserAddress(browserUrl);
}

/** Opens the browser that the flags name, or the first of this machine; the caller closes it. */
export async function openAnyBrowser(
  flags: BrowserChoice,
  world: Machine,
): Promise<HeldBrowser<EndingBrowser & PrintBrowser>> {
  const chosen = await needBrowser(flags, world);
  return "url" in chosen ? connectBrowser(chosen) : openBrowser(chosen);
}

/** What a command does with a browser. */
export interface BrowserInUse {
  readonly use: UseBrowser;
  /** Returns what tells the browser from another. */
  readonly identify: () => Promise<string>;
  /** Closes it, or disconnects from it, without waiting for the end: it is not needed any more. */
  readonly release: () => void;
}

/** Runs `work` with a browser, which is released afterwards; `isLazy` as in `withBrowser`. */
export function runWithBrowser<T>(
  chosen: ChosenBrowser,
  work: (browser: BrowserInUse) => Promise<T>,
  isLazy = false,
): Promise<T> {
  if ("url" in chosen) {
    return withRemoteBrowser(chosen, (source, release) => {
      const identify = () => retryOnce(source, async (one) => identifyRunning(await one.version()));
      return work({ use: (job) => retryOnce(source, job), identify, release });
    });
  }
  return withBrowser(
    chosen,
    (source, release) => {
      const askVersion = () => retryOnce(source, (browser) => browser.version());
      const identify = () => identifyBrowser(chosen, isLazy ? null : askVersion);
      const toReady = readyTabs();
      if (!isLazy) source().then(toReady, () => undefined);
      const use: UseBrowser = (job) => retryOnce(source, (browser) => job(toReady(browser)));
      return work({ use, identify, release });
    },
    { isLazy },
  );
}

/** Runs the work on one chapter, which may use the browser; null where the run has none. */
export type TakeTurn = <T>(work: (use: UseBrowser | null) => Promise<T>) => Promise<T>;

/**
 * Returns how `count` chapters share a browser. When the last has used it, or has ended without, it is
 * released: it then ends while this process finishes what was printed. It is kept where it failed a
 * chapter, since the failure's report looks whether it is still there.
 */
export function shareBrowser(browser: BrowserInUse | null, count: number): TakeTurn {
  let left = count;
  return async (work) => {
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      left -= 1;
      if (left === 0) browser?.release();
    };
    const use: UseBrowser | null =
      browser &&
      (async (print) => {
        const printed = await browser.use(print);
        end();
        return printed;
      });
    const done = await work(use);
    end();
    return done;
  };
}
