import type { Browser, Page } from "puppeteer-core";

import { createTabOpener } from "./open-tab.ts";
import { whileOpen } from "./while-open.ts";

/** What of a browser its users need who only open tabs. */
export type TabOpener = Pick<Browser, "connected" | "newPage">;

/**
 * Returns how to have a browser whose first new tab is made before it is asked for, as soon as the
 * browser is known: that takes 40 ms, in which this process can work. A tab that is asked of a browser
 * that ends is an Error at once.
 */
export function readyTabs(): (browser: Browser) => TabOpener {
  const known = new WeakMap<Browser, TabOpener>();
  return (browser) => {
    const opener = known.get(browser) ?? makeReady(browser);
    known.set(browser, opener);
    return opener;
  };
}

function makeReady(browser: Browser): TabOpener {
  const open = createTabOpener(browser, () => browser.newPage());
  let hasCrashed = false;
  const opened = open();
  // Whoever asks for it is told; nobody may.
  opened.then(
    (page) => page.once("error", () => (hasCrashed = true)),
    () => undefined,
  );
  let ready: Promise<Page> | null = opened;
  return {
    get connected() {
      return browser.connected;
    },
    newPage(options) {
      const page = options === undefined ? ready : null;
      if (page !== null) ready = null;
      return whileOpen(browser, async () => {
        const first = await page;
        if (first !== null && !hasCrashed) return first;
        // Of one that crashed since, no call would be answered.
        await first?.close();
        return options === undefined ? open() : browser.newPage(options);
      });
    },
  };
}
