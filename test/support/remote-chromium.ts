import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

import { connect, type Browser } from "puppeteer-core";

import { currentBrowserEnvironment } from "../../src/browser/browser-environment.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";

/** Somebody's browser, which listens on this machine. */
export interface RemoteChromium {
  /** The address that it says itself, with its ID. */
  readonly socketUrl: string;
  /** Such as 127.0.0.1:9222. */
  readonly host: string;
  /** Sees all that goes on in it. */
  readonly observer: Browser;
  /** Returns the addresses of all tabs, and how many rooms there are beside the usual one. */
  readonly state: () => Promise<{ readonly tabs: readonly string[]; readonly rooms: number }>;
  /** Ends it, by its own process group. May be called again. */
  readonly end: () => Promise<void>;
}

/** Starts a second browser, as its owner would for `--browser-url`. */
export async function startRemoteChromium(): Promise<RemoteChromium> {
  const environment = currentBrowserEnvironment();
  const { executablePath } = await findBrowser({ named: null, environment });
  const profile = await mkdtemp(join(tmpdir(), "somebody-"));
  const flags = [
    "--headless",
    "--remote-debugging-port=0",
    "--font-render-hinting=none",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    ...(environment.userId === 0 ? ["--no-sandbox"] : []),
    `--user-data-dir=${profile}`,
    "about:blank#somebody",
  ];
  const child = spawn(executablePath, flags, {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let isOver = false;
  const end = async (): Promise<void> => {
    if (!isOver) process.kill(-(child.pid ?? 0), "SIGKILL");
    isOver = true;
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  };
  const socketUrl = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const url = /listening on (ws:\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once("close", () => reject(new Error(`It ended: ${said}`)));
  });
  const observer = await connect({ browserWSEndpoint: socketUrl, defaultViewport: null });
  const session = await observer.target().createCDPSession();
  const state = async () => {
    const { targetInfos } = await session.send("Target.getTargets");
    const { browserContextIds } = await session.send("Target.getBrowserContexts");
    const tabs = targetInfos.filter(({ type }) => type === "page").map(({ url }) => url);
    return { tabs, rooms: browserContextIds.length };
  };
  return { socketUrl, host: new URL(socketUrl).host, observer, state, end };
}

/** What a remote browser has when nothing of ours is in it. */
export const untouched = { tabs: ["about:blank#somebody"], rooms: 0 };
