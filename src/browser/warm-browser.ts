import { BrowserError, isExplained } from "./browser-error.ts";
import { whileOpen, type EndingBrowser } from "./open-tab.ts";
import { retryOnce, type HeldBrowser } from "./with-browser.ts";

/** A browser that stays open between uses. */
export interface WarmBrowser<B> {
  /**
   * Runs `job` with the browser, after the jobs before it. A browser that has ended is opened again,
   * once in the middle of a job too, which then runs again.
   */
  use<T>(job: (browser: B) => Promise<T>): Promise<T>;
  /** Ends it; the next use opens it again. */
  close(): Promise<void>;
}

/** How a browser is kept. */
export interface WarmOptions<B> {
  readonly open: () => Promise<HeldBrowser<B>>;
  /** After how long without use it is closed. */
  readonly idleMs: number;
}

/** Returns a browser, not open yet. It ends with this process, as every browser of ours. */
export function createWarmBrowser<B extends EndingBrowser>({
  open,
  idleMs,
}: WarmOptions<B>): WarmBrowser<B> {
  let opened: Promise<HeldBrowser<B>> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const current = async (): Promise<HeldBrowser<B> | null> =>
    (await opened?.catch(() => null)) ?? null;
  const close = async (): Promise<void> => {
    clearTimeout(timer);
    const ending = current();
    opened = null;
    await (await ending)?.close();
  };
  const stayOpen = (): void => {
    clearTimeout(timer);
    // A browser alone keeps no command from ending.
    timer = setTimeout(() => void close(), idleMs).unref();
  };
  const get = async (): Promise<B> => {
    stayOpen();
    const before = await current();
    if (before?.browser.connected === true) return before.browser;
    await close();
    opened = open();
    return (await opened).browser;
  };
  const run = async <T>(job: (browser: B) => Promise<T>): Promise<T> => {
    try {
      return await retryOnce(get, (browser) => whileOpen(browser, () => job(browser)));
    } catch (cause) {
      if (isExplained(cause) || (await current())?.browser.connected === true) throw cause;
      throw new BrowserError("browser-failed", "The browser ended while it was in use.", {
        hint: "It may have run out of memory. Try again.",
        cause,
      });
    } finally {
      stayOpen();
    }
  };
  return {
    close,
    use: (job) => {
      const act = () => run(job);
      const done = last.then(act, act);
      last = done;
      return done;
    },
  };
}
