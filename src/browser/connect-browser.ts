import type { Browser, Page, Target } from "puppeteer-core";

import {
  findSocketUrl,
  toAddressFailure,
  toConnectFailure,
  type BrowserAddress,
} from "./browser-address.ts";
import { isExplained } from "./browser-error.ts";
import { PROTOCOL_TIMEOUT_MS, within } from "./open-browser.ts";
import { openTab, type EndingBrowser } from "./open-tab.ts";
import { refuseTooOld } from "./start-failure.ts";
import { usualPulse, watchPulse, type Pulse } from "./watch-pulse.ts";

/**
 * A context of our own in somebody's browser: its tabs, cookies and storage are apart
 * from all others. When it disconnects, the browser disposes of it.
 */
export interface RemoteBrowser extends EndingBrowser {
  /** It does not see this machine's files. */
  readonly isRemote: true;
  newPage(): Promise<Page>;
  version(): Promise<string>;
}

/** A browser that is connected to. Whoever connects closes the context again; the browser goes on. */
export interface ConnectedBrowser {
  readonly browser: RemoteBrowser;
  /** Disposes of the context and disconnects. May be called again. */
  readonly close: () => Promise<void>;
}

/** How long things may take. */
export interface ConnectOptions {
  /** How long until the browser has a context for us; 30 s when left out. */
  readonly timeoutMs?: number;
  /** How it is found out that the browser hangs; `usualPulse` when left out. */
  readonly pulse?: Pulse;
}

const CONNECT_TIMEOUT_MS = 30_000;
/** Longest wait for the context to be gone; it goes, too, as soon as we are gone. */
const CLOSE_TIMEOUT_MS = 3000;

/** As the shell's windows are: the remote one's may be of any size, on a screen of any resolution. */
const VIEWPORT = { width: 800, height: 600, deviceScaleFactor: 1 };

/**
 * What the pages of the context go through to reach the network: nothing has such a name (RFC 2606), so
 * they reach nothing, this machine and the browser's own included.
 */
const DEAD_PROXY = { proxyServer: "http://lectern.invalid:9", proxyBypassList: "<-loopback>" };

/**
 * Returns a context in the browser that listens at an address. Connecting has begun by the time this
 * function returns its promise; a failure is reported by the awaiting alone. Throws
 * `BrowserError("browser-failed")`, without secrets of the address.
 *
 * The context goes with the connection: should we be killed, or the network fail, the browser disposes
 * of it by itself. Puppeteer's own contexts stay in that case; so one connection makes the context, and
 * a second one, which then knows it, works in it and attaches to no tab but those of the context.
 */
export function connectBrowser(
  address: BrowserAddress,
  options: ConnectOptions = {},
): Promise<ConnectedBrowser> {
  const connected = connectInTime(address, options);
  // The caller may work before it awaits; Node would end the process for a rejection till then.
  connected.catch(() => undefined);
  return connected;
}

async function connectInTime(
  address: BrowserAddress,
  { timeoutMs = CONNECT_TIMEOUT_MS, pulse = usualPulse }: ConnectOptions,
): Promise<ConnectedBrowser> {
  const opening = openContext(address, timeoutMs);
  const opened = await within(timeoutMs, opening);
  if (opened === null) {
    opening.then(
      ({ close }) => close(),
      () => undefined,
    );
    throw toConnectFailure(address, { name: "TimeoutError" });
  }
  const { worker, browser, close } = opened;
  const stopAsking = watchPulse(worker, pulse, () => void close());
  worker.once("disconnected", stopAsking);
  return { browser, close };
}

async function openContext(
  address: BrowserAddress,
  timeoutMs: number,
): Promise<ConnectedBrowser & { readonly worker: Browser }> {
  const socketUrl = await findSocketUrl(address, timeoutMs);
  // It makes the context: when it ends, the context does.
  const owner = await connectTo(address, socketUrl, () => false);
  try {
    refuseTooOld(await owner.version(), address.name, "Update it there.");
    const session = await owner.target().createCDPSession();
    const { browserContextId } = await session.send("Target.createBrowserContext", {
      disposeOnDetach: true,
      ...DEAD_PROXY,
    });
    const isOurs = (target: Target): boolean => target.browserContext().id === browserContextId;
    const worker = await connectTo(address, socketUrl, isOurs);
    const context = worker.browserContexts().find(({ id }) => id === browserContextId);
    if (context === undefined) throw toAddressFailure(address, "keeps no room for us");
    const disconnect = async (): Promise<void> => {
      await worker.disconnect();
      await owner.disconnect();
    };
    const close = async (): Promise<void> => {
      const disposing = session.send("Target.disposeBrowserContext", { browserContextId });
      // A connection that ends meanwhile ends the context, too.
      await within(
        CLOSE_TIMEOUT_MS,
        disposing.catch(() => undefined),
      );
      await disconnect();
    };
    const browser: RemoteBrowser = {
      isRemote: true,
      get connected() {
        return owner.connected && worker.connected;
      },
      newPage: async () => {
        const page = await openTab(worker, () => context.newPage());
        await page.setViewport(VIEWPORT);
        return page;
      },
      version: () => worker.version(),
      once: (event, act) => worker.once(event, act),
      off: (event, act) => worker.off(event, act),
      disconnect,
    };
    return { worker, browser, close };
  } catch (error) {
    await owner.disconnect();
    throw isExplained(error) ? error : toAddressFailure(address);
  }
}

async function connectTo(
  address: BrowserAddress,
  browserWSEndpoint: string,
  isWanted: (target: Target) => boolean,
): Promise<Browser> {
  const { connect } = await import("puppeteer-core");
  try {
    return await connect({
      browserWSEndpoint,
      targetFilter: (target) => target.type() === "browser" || isWanted(target),
      defaultViewport: null,
      protocolTimeout: PROTOCOL_TIMEOUT_MS,
    });
  } catch (error) {
    throw toConnectFailure(address, error);
  }
}
