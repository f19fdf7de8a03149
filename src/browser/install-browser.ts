import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { Worker } from "node:worker_threads";

import type { BrowserEnvironment } from "./browser-environment.ts";
import { BrowserError, messageOf } from "./browser-error.ts";
import {
  findBrowserIfAny,
  resolveCacheFolder,
  type FindBrowserOptions,
  type FoundBrowser,
} from "./find-browser.ts";
import { runProgram } from "./run-program.ts";

/** How far a download has come. */
interface DownloadProgress {
  readonly kind: "download";
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

/** What an installation reports while it runs. */
export type InstallProgress =
  { readonly kind: "message"; readonly text: string } | DownloadProgress;

type Report = (progress: InstallProgress) => void;

/** One way to get a browser. */
export interface InstallStep {
  /** What is tried, as the start of a line: "Download of chrome-headless-shell 148". */
  readonly title: string;
  /** The command by which the user can do the same. */
  readonly byHand: string;
  /** Returns null when it is done, else why it is not, as the end of a sentence. */
  readonly run: (environment: BrowserEnvironment, report: Report) => Promise<string | null>;
}

/** Where to look for a browser first, and how to get one. */
export interface InstallOptions extends FindBrowserOptions {
  /** The ways to try, in order; download, then the system's package, when left out. */
  readonly steps?: readonly InstallStep[];
}

const PRODUCT = "chrome-headless-shell";
/** The version that the installed puppeteer was made for. */
export const BUILD = "148.0.7778.97";
/** puppeteer's own variable, for a mirror of Google's store. */
const MIRROR_VARIABLE = "PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL";
/** A network that drops packets would hold the download for minutes without a word. */
const SILENCE_MS = 15_000;
const VERSION_TIMEOUT_MS = 20_000;
/** apt-get may load a hundred packages over a slow line. */
const APT_TIMEOUT_MS = 1_200_000;
/** The packages that hold a browser, the quicker to start first. */
const PACKAGES = ["chromium-headless-shell", "chromium"] as const;
/** Another apt may be at work on a machine that is being set up; a dead mirror is not waited for. */
const APT_LIMITS =
  "-o DPkg::Lock::Timeout=60 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20";

/**
 * Installs in a thread of its own, which can be ended: `@puppeteer/browsers` has neither a time limit
 * nor an abort signal, and its open socket would keep this process alive.
 */
const DOWNLOAD_PROGRAM = `
const { parentPort, workerData } = require("node:worker_threads");
const { library, options } = workerData;
const downloadProgressCallback = (receivedBytes, totalBytes) =>
  parentPort.postMessage({ kind: "download", receivedBytes, totalBytes });
require(library).install({ ...options, downloadProgressCallback }).then(
  ({ path, executablePath }) => parentPort.postMessage({ kind: "done", path, executablePath }),
);
`;

/**
 * Returns the browser, which is installed only when there is none yet: a second call changes
 * nothing. Throws `BrowserError("no-browser")` that lists each way tried with its reason and the
 * commands to run by hand, also when a browser named by the user cannot be used.
 */
export async function installBrowser(
  { named, environment, steps = [toDownloadStep(), packageStep] }: InstallOptions,
  report: Report,
): Promise<FoundBrowser> {
  const existing = await findBrowserIfAny({ named, environment });
  if (existing !== null) return existing;
  const failures: string[] = [];
  for (const { title, run } of steps) {
    const fault = await run(environment, report);
    const found = fault ?? (await findStarting(environment));
    if (typeof found !== "string") return found;
    report({ kind: "message", text: `${title}: ${found}.` });
    failures.push(`\n  ${title}: ${found}.`);
  }
  const commands = steps.map(({ byHand }) => `\n  ${byHand}`);
  throw new BrowserError("no-browser", `No browser could be installed.${failures.join("")}`, {
    hint: `Run one of these, or install Chrome, then try again:${commands.join("")}`,
  });
}

/** Returns the browser that is there now, or why it cannot be used. */
async function findStarting(environment: BrowserEnvironment): Promise<FoundBrowser | string> {
  const found = await findBrowserIfAny({ named: null, environment });
  if (found === null) return "went well, but no browser is there afterwards";
  const fault = await checkStart(found.executablePath, environment);
  return fault === null ? found : `${found.executablePath} ${fault}`;
}

/**
 * Returns null when the browser can be executed on this system, else why not. A download can be
 * complete and still lack the system's libraries. Windows' Chrome has no `--version`: not asked.
 */
async function checkStart(
  file: string,
  { platform, variables }: BrowserEnvironment,
): Promise<string | null> {
  if (platform === "win32") return null;
  const program = { file, args: ["--version"], variables, timeoutMs: VERSION_TIMEOUT_MS };
  return (await runProgram(program)).fault;
}

/**
 * Returns the step that downloads the headless shell into puppeteer's cache, and gives up when nothing
 * arrives for `silenceMs`.
 */
export function toDownloadStep(silenceMs: number = SILENCE_MS): InstallStep {
  return {
    title: `Download of ${PRODUCT} ${BUILD}`,
    byHand: `npx @puppeteer/browsers install ${PRODUCT}@${BUILD} --path ~/.cache/puppeteer`,
    run: async (environment, report) => {
      const { platform, arch } = environment;
      if (platform === "linux" && arch !== "x64") {
        return `not tried, as there is none for Linux on ${arch}`;
      }
      const cache = resolveCacheFolder(environment);
      report({ kind: "message", text: `Fetching ${PRODUCT} ${BUILD} into ${cache}` });
      // Beside its place, so that only a complete browser that starts ever stands in it.
      const staging = await makeStaging(cache).catch((error: Error) => error);
      if (staging instanceof Error) return `cannot write to the cache: ${staging.message}`;
      try {
        const { path, executablePath } = await downloadInto(staging, environment, {
          silenceMs,
          report,
        });
        const fault = await checkStart(executablePath, environment);
        if (fault !== null) return `it was fetched, but on this system it ${fault}`;
        const place = join(cache, relative(staging, path));
        // No usable browser was found there, so what stands there is a broken one.
        await rm(place, { recursive: true, force: true });
        await mkdir(dirname(place), { recursive: true });
        await rename(path, place);
        return null;
      } catch (error) {
        // The library lists each source that it tried, and there is one.
        const [reason = ""] = messageOf(error).trim().split("\n").slice(-1);
        return reason.replace(/^ *- DefaultProvider: /, "");
      } finally {
        await rm(staging, { recursive: true, force: true });
      }
    },
  };
}

async function makeStaging(cache: string): Promise<string> {
  await mkdir(cache, { recursive: true });
  return await mkdtemp(join(cache, ".lectern-"));
}

/** A version's folder, and the program in it. */
interface Downloaded {
  readonly kind: "done";
  readonly path: string;
  readonly executablePath: string;
}

async function downloadInto(
  cacheDir: string,
  { variables }: BrowserEnvironment,
  { silenceMs, report }: { readonly silenceMs: number; readonly report: Report },
): Promise<Downloaded> {
  const baseUrl = variables[MIRROR_VARIABLE] ?? "";
  const options = { browser: PRODUCT, buildId: BUILD, cacheDir, ...(baseUrl && { baseUrl }) };
  const library = createRequire(import.meta.url).resolve("@puppeteer/browsers");
  const worker = new Worker(DOWNLOAD_PROGRAM, { eval: true, workerData: { library, options } });
  let timer: NodeJS.Timeout | undefined;
  const answer = new Promise<Downloaded>((resolve, reject) => {
    const reason = `was stopped: nothing came for ${silenceMs / 1000} s`;
    timer = setTimeout(() => reject(new Error(reason)), silenceMs);
    worker.once("error", reject);
    worker.on("message", (message: Downloaded | DownloadProgress) => {
      if (message.kind === "done") return resolve(message);
      report(message);
      // Unpacking says nothing, for as long as it takes.
      if (message.receivedBytes === message.totalBytes) clearTimeout(timer);
      else timer?.refresh();
    });
  });
  return await answer.finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}

/** Installs the system's package with apt-get, on Debian and Ubuntu, as root. */
export const packageStep: InstallStep = {
  title: `apt-get install ${PACKAGES[0]}`,
  byHand: `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${PACKAGES[0]}`,
  run: async ({ platform, userId, root, variables }, report) => {
    const release = await readFile(join(root, "etc/os-release"), "utf8").catch(() => "");
    if (platform !== "linux" || !/^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release)) {
      return "not tried, as this is not Debian or Ubuntu";
    }
    if (userId !== 0) return "not tried, as it needs root";
    const aptGet = async (command: string): Promise<string | null> => {
      report({ kind: "message", text: `Running as root: apt-get ${command}` });
      const end = await runProgram({
        file: "apt-get",
        args: `${APT_LIMITS} ${command}`.split(" "),
        variables: { ...variables, DEBIAN_FRONTEND: "noninteractive" },
        timeoutMs: APT_TIMEOUT_MS,
      });
      return end.fault;
    };
    const install = (name: string) => aptGet(`install -y --no-install-recommends ${name}`);
    // Lists that are there may do, and save the update; a fresh container has none.
    if ((await install(PACKAGES[0])) === null) return null;
    const update = await aptGet("update");
    const faults = update === null ? [] : [`apt-get update ${update}`];
    for (const name of PACKAGES) {
      const fault = await install(name);
      if (fault === null) return null;
      faults.push(`package ${name} ${fault}`);
    }
    return faults.join("; ");
  },
};
