import { LecternError } from "../core/model/lectern-error.ts";
import { whileOpen, type EventualEnd } from "./while-open.ts";
import { retryOnce } from "./with-browser.ts";

/** Of a browser, or of a room in one elsewhere, what shows whether it is still there. */
export interface EndingBrowser extends EventualEnd {
  disconnect(): Promise<void>;
}

/** A browser that is open until it is closed. */
export interface HeldBrowser<B> {
  readonly browser: B;
  readonly close: () => Promise<void>;
}

/** A browser that stays open between uses. */
export interface WarmBrowser<B> {
  /**
   * Runs `job` with the browser, after the jobs before it. A browser that has ended is opened anew,
   * once in the middle of a job too, which then runs again.
   */
  use<T>(job: (browser: B) => Promise<T>): Promise<T>;
  /** Ends it; the next use opens it again. */
  close(): Promise<void>;
}

function toEnded(cause: unknown): LecternError {
  return new LecternError("browser-failed", "The browser ended while it was in use.", {
    hint: "It may have run out of memory. Try again.",
    cause,
  });
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
  const close = async (): Promise<void> => {
    clearTimeout(timer);
    const ending = opened;
    opened = null;
    await ending?.then(
      (browser) => browser.close(),
      () => undefined,
    );
  };
  const stayOpen = (): void => {
    clearTimeout(timer);
    // A browser alone keeps no command from ending.
    timer = setTimeout(() => void close(), idleMs).unref();
  };
  const get = async (): Promise<B> => {
    stayOpen();
    const before = await opened?.catch(() => null);
    if (before?.browser.connected === true) return before.browser;
    await close();
    opened = open();
    return (await opened).browser;
  };
  const run = async <T>(job: (browser: B) => Promise<T>): Promise<T> => {
    try {
      return await retryOnce(get, (browser) => whileOpen(browser, () => job(browser)));
    } catch (error) {
      if (error instanceof LecternError) throw error;
      const now = await opened?.catch(() => null);
      throw now?.browser.connected === true ? error : toEnded(error);
    } finally {
      stayOpen();
    }
  };
  const queued = <T>(act: () => Promise<T>): Promise<T> => {
    const done = last.then(act, act);
    last = done;
    return done;
  };
  return {
    close,
    use: (job) => queued(() => run(job)),
  };
}
