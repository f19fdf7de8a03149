import { tmpdir } from "node:os";

import { parseBrowserAddress, type BrowserAddress } from "../../browser/browser-address.ts";
import { currentBrowserEnvironment } from "../../browser/browser-environment.ts";
import { BrowserError } from "../../browser/browser-error.ts";
import { connectBrowser } from "../../browser/connect-browser.ts";
import {
  findBrowser,
  findBrowserIfAny,
  type FindBrowserOptions,
  type FoundBrowser,
} from "../../browser/find-browser.ts";
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
import type { PrintBrowser, UseBrowser } from "../print/open-tab.ts";
import { makeTemporaryFolder } from "../files/temporary-folder.ts";

/** A browser of this machine, or where one of another listens. */
export type ChosenBrowser = FoundBrowser | BrowserAddress;

type Options = Readonly<Record<string, unknown>>;

/** Returns what `work` returns; a failure of the browser is then a LecternError of the same words. */
export async function withLecternErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BrowserError)) throw error;
    const { code, message, hint, cause } = error;
    throw new LecternError(code, message, { hint, cause });
  }
}

/** Returns where to look for a browser, given what `--browser` says. */
export function searchFor(path: unknown): FindBrowserOptions {
  const named = typeof path === "string" ? path : null;
  return { named, environment: currentBrowserEnvironment() };
}

/**
 * Returns the browser that the flags name, or the first of this machine. Throws LecternError
 * `no-browser` where there is none, and `usage` where the flags name two.
 */
export function needBrowser(options: Options): Promise<ChosenBrowser> {
  return withLecternErrors(
    async () => addressOf(options) ?? findBrowser(searchFor(options["browser"])),
  );
}

/** The same, but returns null where no browser is named and there is none. */
export function findAnyBrowser(options: Options): Promise<ChosenBrowser | null> {
  return withLecternErrors(
    async () => addressOf(options) ?? findBrowserIfAny(searchFor(options["browser"])),
  );
}

function addressOf({ browser, browserUrl }: Options): BrowserAddress | null {
  if (typeof browserUrl !== "string") return null;
  if (browser !== undefined) {
    throw new LecternError("usage", "--browser and --browser-url name two browsers.", {
      hint: "Name one of them.",
    });
  }
  return parseBrowserAddress(browserUrl);
}

/** Throws LecternError `usage` where the flags name two browsers, or a remote one by no address. */
export async function refuseTwoBrowsers(options: Options): Promise<void> {
  await withLecternErrors(async () => addressOf(options));
}

/** A browser's profile is removed by a later run where neither this one nor the browser could. */
const profile = { makeProfileFolder: () => makeTemporaryFolder(tmpdir(), "lectern-browser-") };

/** Opens the browser that the flags name, or the first of this machine. Whoever opens it closes it. */
export async function openAnyBrowser(
  options: Options,
): Promise<HeldBrowser<EndingBrowser & PrintBrowser>> {
  const chosen = await needBrowser(options);
  return withLecternErrors<HeldBrowser<EndingBrowser & PrintBrowser>>(() =>
    "url" in chosen ? connectBrowser(chosen) : openBrowser(chosen, profile),
  );
}

/** What a command does with a browser. */
export interface BrowserInUse {
  readonly use: UseBrowser;
  /** Returns what tells the browser from another. */
  readonly identify: () => Promise<string>;
  /** Ends it, or disconnects from it, while others work on: it is not needed any more. */
  readonly letGo: () => void;
}

/** Runs `work` with a browser, which is closed or disconnected from afterwards; `isLazy` as in `withBrowser`. */
export function runWithBrowser<T>(
  chosen: ChosenBrowser,
  work: (browser: BrowserInUse) => Promise<T>,
  isLazy = false,
): Promise<T> {
  if ("url" in chosen) {
    return withLecternErrors(() =>
      withRemoteBrowser(chosen, (source, letGo) => {
        const use: UseBrowser = (job) => withLecternErrors(() => retryOnce(source, job));
        const identify = () =>
          withLecternErrors(() =>
            retryOnce(source, async (one) => identifyRunning(await one.version())),
          );
        return work({ use, identify, letGo });
      }),
    );
  }
  return withLecternErrors(() =>
    withBrowser(
      chosen,
      (source, letGo) => {
        const askVersion = () => retryOnce(source, (browser) => browser.version());
        const identify = () =>
          withLecternErrors(() => identifyBrowser(chosen, isLazy ? null : askVersion));
        const use: UseBrowser = (job) =>
          withLecternErrors(() =>
            retryOnce(source, (browser) =>
              job({
                get connected() {
                  return browser.connected;
                },
                newPage: () => openTab(browser, () => browser.newPage()),
              }),
            ),
          );
        return work({ use, identify, letGo });
      },
      { isLazy, ...profile },
    ),
  );
}
