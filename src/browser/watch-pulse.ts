import type { Browser } from "puppeteer-core";

/** How often a browser is asked, and how long it may take to answer, in milliseconds. */
export interface Pulse {
  readonly everyMs: number;
  readonly withinMs: number;
}

/** A busy machine of two cores answers within a second while it prints 10,000 slides. */
export const usualPulse: Pulse = { everyMs: 5_000, withinMs: 30_000 };

/** After the time is over: answers that came while this process itself was stopped are read first. */
const GRACE_MS = 1_000;

/**
 * Asks the browser now and then for its version, and calls `giveUp` once when it does not answer. A
 * browser that hangs as a whole, not in one page, otherwise keeps its caller waiting for as long as
 * the longest call may take. Returns how to stop asking; no timer keeps the process alive.
 */
export function watchPulse(browser: Browser, pulse: Pulse, giveUp: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const wait = (ms: number, then: () => void): void => {
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(then, ms).unref();
  };
  const ask = (): void => {
    wait(pulse.withinMs, () => wait(GRACE_MS, giveUp));
    // One that has ended is watched elsewhere.
    browser.version().then(
      () => wait(pulse.everyMs, ask),
      () => clearTimeout(timer),
    );
  };
  wait(pulse.everyMs, ask);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
