import { parseBrowserAddress, type BrowserAddress } from "../../browser/browser-address.ts";
import { connectBrowser } from "../../browser/connect-browser.ts";
import { findBrowser, findBrowserIfAny } from "../../browser/find-browser.ts";
import type { FoundBrowser } from "../../browser/found-browser.ts";
import { openBrowser } from "../../browser/open-browser.ts";
import type { EndingBrowser, HeldBrowser } from "../../browser/warm-browser.ts";
import { identifyBrowser, identifyRunning } from "../../browser/identify-browser.ts";
import { readyTabs } from "../../browser/ready-tabs.ts";
import { retryOnce, withBrowser, withRemoteBrowser } from "../../browser/with-browser.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import type { PrintBrowser, UseBrowser } from "../print/open-tab.ts";
import { searchFor } from "./browser-search.ts";

/** A browser of this machine, or where one of another listens. */
export type ChosenBrowser = FoundBrowser | BrowserAddress;

type Options = Readonly<Record<string, unknown>>;

/**
 * Returns the browser that the flags name, or the first of this machine. Throws LecternError
 * `no-browser` where there is none, and `usage` where the flags name two.
 */
export async function needBrowser(options: Options): Promise<ChosenBrowser> {
  return addressOf(options) ?? findBrowser(searchFor(options["browser"]));
}

/** The same, but returns null where no browser is named and there is none. */
export async function findAnyBrowser(options: Options): Promise<ChosenBrowser | null> {
  return addressOf(options) ?? findBrowserIfAny(searchFor(options["browser"]));
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
export function refuseTwoBrowsers(options: Options): void {
  addressOf(options);
}

/** Opens the browser that the flags name, or the first of this machine. Whoever opens it closes it. */
export async function openAnyBrowser(
  options: Options,
): Promise<HeldBrowser<EndingBrowser & PrintBrowser>> {
  const chosen = await needBrowser(options);
  return "url" in chosen ? connectBrowser(chosen) : openBrowser(chosen);
}

/** What a command does with a browser. */
export interface BrowserInUse {
  readonly use: UseBrowser;
  /** Returns what tells the browser from another. */
  readonly identify: () => Promise<string>;
  /** Ends it, or lets go of it, which goes on while others work: it is not needed any more. */
  readonly letGo: () => void;
}

/** Runs `work` with a browser, which is closed or let go of afterwards; `isLazy` as in `withBrowser`. */
export function runWithBrowser<T>(
  chosen: ChosenBrowser,
  work: (browser: BrowserInUse) => Promise<T>,
  isLazy = false,
): Promise<T> {
  if ("url" in chosen) {
    return withRemoteBrowser(chosen, (source, letGo) => {
      const identify = () => retryOnce(source, async (one) => identifyRunning(await one.version()));
      return work({ use: (job) => retryOnce(source, job), identify, letGo });
    });
  }
  return withBrowser(
    chosen,
    (source, letGo) => {
      const askVersion = () => retryOnce(source, (browser) => browser.version());
      const identify = () => identifyBrowser(chosen, isLazy ? null : askVersion);
      const toReady = readyTabs();
      if (!isLazy) source().then(toReady, () => undefined);
      const use: UseBrowser = (job) => retryOnce(source, (browser) => job(toReady(browser)));
      return work({ use, identify, letGo });
    },
    { isLazy },
  );
}
