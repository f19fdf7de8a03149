import { setTimeout } from "node:timers/promises";

import type { Page } from "puppeteer-core";

import { LecternError } from "../../core/model/lectern-error.ts";

/** What fails as the page crashes may fail before the crash is reported. */
const lastWordsMs = 200;

/** Pages that have crashed: no call to them is answered any more. */
const crashedPages = new WeakSet<Page>();

/** Has a crash of a page remembered that comes while nothing is done with it: the next work on it is given up. */
export function rememberCrash(page: Page): void {
  page.once("error", () => crashedPages.add(page));
}

/**
 * Returns what comes of work on a page. Throws LecternError `browser-failed` at once, should the page
 * crash, or have crashed before: nothing would ever come. `what` says what it did: "printed the pages 1 to 250 of a.md".
 */
export async function unlessCrashed<T>(page: Page, what: string, work: Promise<T>): Promise<T> {
  let onCrash: () => void = () => undefined;
  const crashed = new Promise<never>((_, reject) => {
    onCrash = () => {
      const words = `The browser's page crashed while it ${what}.`;
      const hint = "It may have run out of memory. Build fewer chapters at once, or try again.";
      reject(new LecternError("browser-failed", words, { hint }));
    };
  });
  page.once("error", onCrash);
  if (crashedPages.has(page)) onCrash();
  try {
    return await Promise.race([work, crashed]);
  } catch (error) {
    if (!(error instanceof LecternError)) await Promise.race([crashed, setTimeout(lastWordsMs)]);
    throw error;
  } finally {
    page.off("error", onCrash);
  }
}
