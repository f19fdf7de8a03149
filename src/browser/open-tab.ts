import type { Browser, Page } from "puppeteer-core";

import { LecternError } from "../core/model/lectern-error.ts";

/** Of a browser, what tells that a tab crashed. */
export type CrashTeller = Pick<Browser, "target">;

/**
 * Returns how to open tabs by `newPage`. A tab that crashes as it is opened would never answer, and is
 * given up for another one, once; throws LecternError `browser-failed` where that crashes, too.
 */
export function createTabOpener(
  browser: CrashTeller,
  newPage: () => Promise<Page>,
): () => Promise<Page> {
  const waiting = new Set<() => void>();
  const tell = (): void => {
    for (const one of waiting) one();
  };
  // One that has ended is watched elsewhere.
  tellCrashes(browser, tell).catch(() => undefined);
  const tryToOpen = async (): Promise<Page | null> => {
    let giveUp: () => void = () => undefined;
    const crashed = new Promise<null>((resolve) => (giveUp = () => resolve(null)));
    waiting.add(giveUp);
    const opening = newPage();
    try {
      const page = await Promise.race([opening, crashed]);
      // It may have been another tab that crashed.
      if (page === null) opening.then((late) => late.close()).catch(() => undefined);
      return page;
    } finally {
      waiting.delete(giveUp);
    }
  };
  return async () => {
    const page = (await tryToOpen()) ?? (await tryToOpen());
    if (page !== null) return page;
    throw new LecternError("browser-failed", "The browser's page crashed while it was opened.", {
      hint: "It may have run out of memory. Build fewer chapters at once, or try again.",
    });
  };
}

/** A page of its own hears of its crash only when it is open. */
async function tellCrashes(browser: CrashTeller, tell: () => void): Promise<void> {
  const session = await browser.target().createCDPSession();
  session.on("Target.targetCrashed", tell);
  await session.send("Target.setDiscoverTargets", { discover: true });
}
