import type { Browser, CDPSession, Page, Protocol } from "puppeteer-core";

import { BrowserError } from "./browser-error.ts";

/** A browser, or a part of one elsewhere, that reports its end. */
export interface EndingBrowser {
  readonly connected: boolean;
  once(event: "disconnected", act: () => void): unknown;
  off(event: "disconnected", act: () => void): unknown;
  disconnect(): Promise<void>;
}

/**
 * Returns what `job` returns, or throws an Error as soon as the browser has ended: a call that was
 * made meanwhile may wait for half a minute for its answer. The job then goes on by itself.
 */
export async function whileOpen<T>(browser: EndingBrowser, job: () => Promise<T>): Promise<T> {
  let end: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(new Error("The browser ended."));
  });
  // A job that throws at once leaves nobody waiting.
  ended.catch(() => undefined);
  browser.once("disconnected", end);
  if (!browser.connected) end();
  try {
    return await Promise.race([job(), ended]);
  } finally {
    browser.off("disconnected", end);
  }
}

/**
 * Returns the tab that `newPage` opens. One that crashes as it is opened would never answer: another
 * one is opened, once. Throws BrowserError `browser-failed` where that crashes, too, and an Error as
 * soon as the browser ends.
 */
export function openTab(
  browser: EndingBrowser & Pick<Browser, "target">,
  newPage: () => Promise<Page>,
): Promise<Page> {
  return whileOpen(browser, async () => {
    const page =
      (await openUnlessCrashed(browser, newPage)) ?? (await openUnlessCrashed(browser, newPage));
    if (page !== null) return page;
    throw new BrowserError("browser-failed", "The browser's page crashed while it was opened.", {
      hint: "It may have run out of memory. Build fewer chapters at once, or try again.",
    });
  });
}

/** Sessions with browsers, which end with them: puppeteer forgets a browser from whose session one detaches. */
const sessions = new WeakMap<Pick<Browser, "target">, Promise<CDPSession>>();

/** A page itself reports its crash only when it is open; the browser reports that of any tab. */
async function openUnlessCrashed(
  browser: Pick<Browser, "target">,
  newPage: () => Promise<Page>,
): Promise<Page | null> {
  const starting = sessions.get(browser) ?? startSession(browser);
  sessions.set(browser, starting);
  const session = await starting;
  const opened = new Set<string>();
  const onOpened = ({ targetInfo }: Protocol.Target.TargetCreatedEvent) =>
    void opened.add(targetInfo.targetId);
  let onCrash: (event: Protocol.Target.TargetCrashedEvent) => void = () => undefined;
  const crashed = new Promise<null>((resolve) => {
    onCrash = ({ targetId }) => {
      if (opened.has(targetId)) resolve(null);
    };
  });
  session.on("Target.targetCreated", onOpened).on("Target.targetCrashed", onCrash);
  try {
    const opening = newPage();
    const page = await Promise.race([opening, crashed]);
    // It may have been a tab that is opened beside it that crashed.
    if (page === null) opening.then((late) => late.close()).catch(() => undefined);
    return page;
  } finally {
    session.off("Target.targetCreated", onOpened).off("Target.targetCrashed", onCrash);
  }
}

async function startSession(browser: Pick<Browser, "target">): Promise<CDPSession> {
  const session = await browser.target().createCDPSession();
  await session.send("Target.setDiscoverTargets", { discover: true });
  return session;
}
