import type { Page } from "puppeteer-core";

import { LecternError } from "../model/lectern-error.ts";

/**
 * Returns what comes of work on a page. Throws LecternError `browser-failed` at once, should the page
 * crash: nothing would ever come. `what` says what it did: "printed the pages 1 to 250 of a.md".
 */
export function unlessCrashed<T>(page: Page, what: string, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onCrash = (): void => {
      const words = `The browser's page crashed while it ${what}.`;
      const hint = "It may have run out of memory. Build fewer chapters at once, or try again.";
      reject(new LecternError("browser-failed", words, { hint }));
    };
    page.once("error", onCrash);
    work.finally(() => page.off("error", onCrash)).then(resolve, reject);
  });
}
