import { setTimeout } from "node:timers/promises";

import type { Page } from "puppeteer-core";

import { LecternError } from "../model/lectern-error.ts";

/** What fails as the page crashes may fail before the crash is told. */
const lastWordsMs = 200;

/**
 * Returns what comes of work on a page. Throws LecternError `browser-failed` at once, should the page
 * crash: nothing would ever come. `what` says what it did: "printed the pages 1 to 250 of a.md".
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
  try {
    return await Promise.race([work, crashed]);
  } catch (error) {
    if (!(error instanceof LecternError)) await Promise.race([crashed, setTimeout(lastWordsMs)]);
    throw error;
  } finally {
    page.off("error", onCrash);
  }
}
