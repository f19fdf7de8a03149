import type { UseBrowser } from "../outputs/output.ts";
import type { BrowserInUse } from "./use-browser.ts";

/** What one chapter has of the run's browser. */
export interface BrowserTurn {
  /** Null where the run has none. After it has ended once, the turn is over. */
  readonly use: UseBrowser | null;
  /** Says that the chapter needs it no more. May be called again. */
  readonly end: () => void;
}

/**
 * Returns how to take turns with a browser. When as many as `count` are over it is let go of: it
 * then ends while this process finishes what was printed.
 */
export function shareBrowser(browser: BrowserInUse | null, count: number): () => BrowserTurn {
  let left = count;
  return () => {
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      left -= 1;
      if (left === 0) browser?.letGo();
    };
    const use: UseBrowser | null = browser && ((work) => browser.use(work).finally(end));
    return { use, end };
  };
}
