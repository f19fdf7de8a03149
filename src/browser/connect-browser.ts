import { setTimeout as wait } from "node:timers/promises";

import type { Browser, Page, Target } from "puppeteer-core";

import {
  findSocketUrl,
  toAddressFailure,
  toConnectFailure,
  type BrowserAddress,
} from "./browser-address.ts";
import { isExplained } from "./browser-error.ts";
import { PROTOCOL_TIMEOUT_MS } from "./open-browser.ts";
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
  const timing = new AbortController();
  const late = wait(timeoutMs, null, { signal: timing.signal });
  late.catch(() => undefined);
  const context = await Promise.race([opening, late]).finally(() => timing.abort());
  if (context !== null) return toConnected(context, pulse);
  opening.then(closeContext, () => undefined);
  throw toConnectFailure(address, { name: "TimeoutError" });
}

/** A context with its two connections. */
interface Context {
  /** Made the context: when it ends, the context does. */
  readonly owner: Browser;
  /** Works in it. */
  readonly worker: Browser;
  readonly id: string;
  readonly newPage: () => Promise<Page>;
}

async function openContext(address: BrowserAddress, timeoutMs: number): Promise<Context> {
  const socketUrl = await findSocketUrl(address, timeoutMs);
  const isBrowser = (target: Target): boolean => target.type() === "browser";
  const connectTo = async (targetFilter: (target: Target) => boolean): Promise<Browser> => {
    const { connect } = await import("puppeteer-core");
    const limits = { defaultViewport: null, protocolTimeout: PROTOCOL_TIMEOUT_MS };
    return connect({ browserWSEndpoint: socketUrl, targetFilter, ...limits }).catch(
      (error: unknown) => {
        throw toConnectFailure(address, error);
      },
    );
  };
  const owner = await connectTo(isBrowser);
  try {
    refuseTooOld(await owner.version(), address.name, "Update it there.");
    const session = await owner.target().createCDPSession();
    const { browserContextId: id } = await session.send("Target.createBrowserContext", {
      disposeOnDetach: true,
      ...DEAD_PROXY,
    });
    const worker = await connectTo((one) => isBrowser(one) || one.browserContext().id === id);
    const context = worker.browserContexts().find((one) => one.id === id);
    if (context === undefined) throw toAddressFailure(address, "keeps no room for us");
    const newPage = async (): Promise<Page> => {
      const page = await openTab(worker, () => context.newPage());
      await page.setViewport(VIEWPORT);
      return page;
    };
    return { owner, worker, id, newPage };
  } catch (error) {
    await owner.disconnect();
    throw isExplained(error) ? error : toAddressFailure(address);
  }
}

function toConnected(context: Context, pulse: Pulse): ConnectedBrowser {
  const { owner, worker, newPage } = context;
  const close = (): Promise<void> => closeContext(context);
  worker.once(
    "disconnected",
    watchPulse(worker, pulse, () => void close()),
  );
  const browser: RemoteBrowser = {
    isRemote: true,
    get connected() {
      return owner.connected && worker.connected;
    },
    newPage,
    version: () => worker.version(),
    once: (event, act) => worker.once(event, act),
    off: (event, act) => worker.off(event, act),
    disconnect: () => disconnect(context),
  };
  return { browser, close };
}

async function closeContext(context: Context): Promise<void> {
  const { owner } = context;
  // A connection that ends meanwhile ends the context, too.
  const disposed = owner.connected ? dispose(context).catch(() => undefined) : null;
  await Promise.race([disposed, wait(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
  await disconnect(context);
}

async function dispose({ owner, id }: Context): Promise<void> {
  const session = await owner.target().createCDPSession();
  await session.send("Target.disposeBrowserContext", { browserContextId: id });
}

async function disconnect({ owner, worker }: Context): Promise<void> {
  await worker.disconnect();
  await owner.disconnect();
}
