import { tmpdir } from "node:os";

import { parseBrowserAddress, type BrowserAddress } from "../../browser/browser-address.ts";
import { BrowserError } from "../../browser/browser-error.ts";
import { connectBrowser } from "../../browser/connect-browser.ts";
import { findBrowser, findBrowserIfAny, type FoundBrowser } from "../../browser/find-browser.ts";
import { identifyBrowser, identifyRunning } from "../../browser/identify-browser.ts";
import { openBrowser } from "../../browser/open-browser.ts";
import { openTab, type EndingBrowser } from "../../browser/open-tab.ts";
import {
  retryOnce,
  withBrowser,
  withRemoteBrowser,
  type HeldBrowser,
} from "../../browser/with-browser.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import { makeTemporaryFolder } from "../files/temporary-folder.ts";
import type { PrintBrowser, UseBrowser } from "../print/open-tab.ts";
import type { World } from "./world.ts";

/** A browser of this machine, or where one of another listens. */
export type ChosenBrowser = FoundBrowser | BrowserAddress;

/** The flags that name a browser; null for those not given. */
export interface BrowserChoice {
  readonly browser: string | null;
  readonly browserUrl: string | null;
}

type Machine = Pick<World, "machine">;

/** Returns what `work` returns; a failure of the browser is then a LecternError of the same words. */
export async function withLecternErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toLecternError(error);
  }
}

function toLecternError(error: unknown): unknown {
  if (!(error instanceof BrowserError)) return error;
  const { code, message, hint, cause } = error;
  return new LecternError(code, message, { hint, cause });
}

/**
 * Returns the browser that the flags name, or the first of this machine. Throws LecternError
 * `no-browser` where there is none, and `usage` where the flags name two.
 */
export async function needBrowser(
  flags: BrowserChoice,
  { machine }: Machine,
): Promise<ChosenBrowser> {
  const search = { named: flags.browser, environment: machine };
  return withLecternErrors(async () => addressOf(flags) ?? findBrowser(search));
}

/** The same, but returns null where no browser is named and there is none. */
export async function findAnyBrowser(
  flags: BrowserChoice,
  { machine }: Machine,
): Promise<ChosenBrowser | null> {
  const search = { named: flags.browser, environment: machine };
  return withLecternErrors(async () => addressOf(flags) ?? findBrowserIfAny(search));
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
  try {
    return parseBrowserAddress(browserUrl);
  } catch (error) {
    throw toLecternError(error);
  }
}

/** A browser's profile is removed by a later run where neither this one nor the browser could. */
const profile = { makeProfileFolder: () => makeTemporaryFolder(tmpdir(), "lectern-browser-") };

/** Opens the browser that the flags name, or the first of this machine; the caller closes it. */
export async function openAnyBrowser(
  flags: BrowserChoice,
  world: Machine,
): Promise<HeldBrowser<EndingBrowser & PrintBrowser>> {
  const chosen = await needBrowser(flags, world);
  return withLecternErrors<HeldBrowser<EndingBrowser & PrintBrowser>>(() =>
    "url" in chosen ? connectBrowser(chosen) : openBrowser(chosen, profile),
  );
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
    return withLecternErrors(() =>
      withRemoteBrowser(chosen, (source, release) => {
        const use: UseBrowser = (job) => withLecternErrors(() => retryOnce(source, job));
        const identify = () =>
          withLecternErrors(() =>
            retryOnce(source, async (one) => identifyRunning(await one.version())),
          );
        return work({ use, identify, release });
      }),
    );
  }
  return withLecternErrors(() =>
    withBrowser(
      chosen,
      (source, release) => {
        const askVersion = () => retryOnce(source, (browser) => browser.version());
        const identify = () =>
          withLecternErrors(() => identifyBrowser(chosen, isLazy ? null : askVersion));
        const use: UseBrowser = (job) =>
          withLecternErrors(() => retryOnce(source, (browser) => job(withTabs(browser))));
        return work({ use, identify, release });
      },
      { isLazy, ...profile },
    ),
  );
}

/** Returns a browser as what prints sees it. */
function withTabs(browser: Parameters<typeof openTab>[0] & PrintBrowser): PrintBrowser {
  return {
    get connected() {
      return browser.connected;
    },
    newPage: () => openTab(browser, () => browser.newPage()),
  };
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
