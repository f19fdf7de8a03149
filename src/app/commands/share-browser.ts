import type { UseBrowser } from "../print/open-tab.ts";
import type { BrowserInUse } from "./use-browser.ts";

/** Runs the work on one chapter, which has the browser once; null where the run has none. */
export type TakeTurn = <T>(work: (use: UseBrowser | null) => Promise<T>) => Promise<T>;

/**
 * Returns how to take turns with a browser. When as many as `count` have used it, or did not need it,
 * it is let go of: it then ends while this process finishes what was printed. Where it fails one it is
 * kept, since whoever tells of the failure looks whether it is still there.
 */
export function shareBrowser(browser: BrowserInUse | null, count: number): TakeTurn {
  let left = count;
  return async (work) => {
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      left -= 1;
      if (left === 0) browser?.letGo();
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
