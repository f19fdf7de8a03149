import type { Browser, Page, Target } from "puppeteer-core";

import { LecternError } from "../core/model/lectern-error.ts";
import { findSocketUrl, type BrowserAddress } from "./browser-address.ts";
import { toConnectFailure } from "./connect-failure.ts";
import { protocolTimeoutMs } from "./open-browser.ts";
import { createTabOpener } from "./open-tab.ts";
import { refuseTooOld } from "./start-failure.ts";
import { usualPulse, watchPulse, type Pulse } from "./watch-pulse.ts";
import { whileOpen } from "./while-open.ts";

/** A room of our own in somebody's browser: its tabs, cookies and storage are apart from all others. */
export interface RemoteBrowser {
  /** It does not see this machine's files. */
  readonly isRemote: true;
  readonly connected: boolean;
  readonly newPage: () => Promise<Page>;
  readonly version: () => Promise<string>;
  /** Lets go of it; the browser then clears the room away. */
  readonly disconnect: () => Promise<void>;
  readonly once: (event: "disconnected", act: () => void) => unknown;
  readonly off: (event: "disconnected", act: () => void) => unknown;
}

/** A browser that is connected to. Whoever connects closes the room again; the browser goes on. */
export interface ConnectedBrowser {
  readonly browser: RemoteBrowser;
  /** Clears the room away and disconnects. May be called again. */
  readonly close: () => Promise<void>;
}

/** How long things may take. */
export interface ConnectOptions {
  /** How long until the browser has a room for us; 30 s when left out. */
  readonly timeoutMs?: number;
  /** How it is found out that the browser hangs; `usualPulse` when left out. */
  readonly pulse?: Pulse;
}

const connectTimeoutMs = 30_000;
/** Longest wait for the room to be cleared away; it is, too, as soon as we are gone. */
const closeTimeoutMs = 3000;

/** As the shell's windows are: the remote one's may be of any size, on a screen of any resolution. */
const usualViewport = { width: 800, height: 600, deviceScaleFactor: 1 };

/**
 * What the pages of the room go through to reach the network: nothing has such a name (RFC 2606), so
 * they reach nothing, this machine and the browser's own included.
 */
const deadProxy = { proxyServer: "http://lectern.invalid:9", proxyBypassList: "<-loopback>" };

/**
 * Returns a room in the browser that listens at an address. Connecting has begun by the time this
 * function returns its promise; a failure is told by the awaiting alone. Throws
 * `LecternError("browser-failed")`, without secrets of the address.
 *
 * The room goes with the connection: should we be killed, or the network fail, the browser clears it
 * away by itself. Puppeteer's own contexts stay in that case; so one connection makes the room, and
 * a second one, which then knows it, works in it and attaches to no tab but those of the room.
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
  { timeoutMs = connectTimeoutMs, pulse = usualPulse }: ConnectOptions,
): Promise<ConnectedBrowser> {
  const making = makeRoom(address, timeoutMs);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), timeoutMs);
  });
  try {
    const room = await Promise.race([making, late]);
    if (room !== "late") return toConnected(room, pulse);
  } finally {
    clearTimeout(timer);
  }
  making.then(closeRoom, () => undefined);
  throw toConnectFailure(address, { name: "TimeoutError" });
}

/** A room with its two connections. */
interface Room {
  /** Made the room: when it ends, the room does. */
  readonly guard: Browser;
  /** Works in it. */
  readonly worker: Browser;
  readonly id: string;
  readonly newPage: () => Promise<Page>;
}

async function makeRoom(address: BrowserAddress, timeoutMs: number): Promise<Room> {
  const socketUrl = await findSocketUrl(address, timeoutMs);
  const guard = await connectTo(address, socketUrl, isBrowser);
  try {
    refuseTooOld(await guard.version(), address.name, "Update it there.");
    const session = await guard.target().createCDPSession();
    const { browserContextId: id } = await session.send("Target.createBrowserContext", {
      disposeOnDetach: true,
      ...deadProxy,
    });
    const isOurs = (target: Target): boolean =>
      isBrowser(target) || target.browserContext().id === id;
    const worker = await connectTo(address, socketUrl, isOurs);
    const context = worker.browserContexts().find((one) => one.id === id);
    if (context === undefined) throw toConnectFailure(address, { how: "keeps no room for us" });
    const open = createTabOpener(worker, () => context.newPage());
    const newPage = async (): Promise<Page> => {
      const page = await open();
      await page.setViewport(usualViewport);
      return page;
    };
    return { guard, worker, id, newPage };
  } catch (error) {
    await guard.disconnect();
    if (error instanceof LecternError) throw error;
    throw toConnectFailure(address, { how: "does not answer as a browser does" });
  }
}

function isBrowser(target: Target): boolean {
  return target.type() === "browser";
}

async function connectTo(
  address: BrowserAddress,
  browserWSEndpoint: string,
  targetFilter: (target: Target) => boolean,
): Promise<Browser> {
  const { connect } = await import("puppeteer-core/internal/puppeteer-core-browser.js");
  const connecting = connect({
    browserWSEndpoint,
    targetFilter,
    defaultViewport: null,
    protocolTimeout: protocolTimeoutMs,
  });
  return connecting.catch((error: unknown) => {
    // What is connected and then gives wrong answers is an error of puppeteer's protocol.
    const isAnswer = error instanceof Error && error.name === "ProtocolError";
    const how = "does not answer as a browser does";
    throw toConnectFailure(address, isAnswer ? { how } : error);
  });
}

function toConnected(room: Room, pulse: Pulse): ConnectedBrowser {
  const { guard, worker, newPage } = room;
  const close = (): Promise<void> => closeRoom(room);
  const stopAsking = watchPulse(worker, pulse, () => void close());
  worker.once("disconnected", stopAsking);
  const browser: RemoteBrowser = {
    isRemote: true,
    get connected() {
      return guard.connected && worker.connected;
    },
    newPage: () => whileOpen(worker, newPage),
    version: () => worker.version(),
    once: (event, act) => worker.once(event, act),
    off: (event, act) => worker.off(event, act),
    async disconnect() {
      await worker.disconnect();
      await guard.disconnect();
    },
  };
  return { browser, close };
}

async function closeRoom(room: Room): Promise<void> {
  const { guard, worker } = room;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, closeTimeoutMs);
  });
  // A connection that ends meanwhile clears it away, too.
  const cleared = guard.connected ? clearAway(room).catch(() => undefined) : null;
  await Promise.race([cleared, late]);
  clearTimeout(timer);
  await worker.disconnect();
  await guard.disconnect();
}

async function clearAway({ guard, id }: Room): Promise<void> {
  const session = await guard.target().createCDPSession();
  await session.send("Target.disposeBrowserContext", { browserContextId: id });
}
