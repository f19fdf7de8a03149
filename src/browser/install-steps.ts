import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { Worker } from "node:worker_threads";

import type { BrowserEnvironment } from "./browser-environment.ts";
import { messageOf } from "./browser-error.ts";
import { resolveCacheFolder } from "./find-browser.ts";
import { runProgram } from "./run-program.ts";

/** What an installation reports while it runs. */
export type InstallProgress =
  | { readonly kind: "message"; readonly text: string }
  | { readonly kind: "download"; readonly receivedBytes: number; readonly totalBytes: number };

/** What the ways to get a browser are given. */
export interface InstallContext {
  readonly environment: BrowserEnvironment;
  readonly report: (progress: InstallProgress) => void;
}

/** One way to get a browser. */
export interface InstallStep {
  /** What is tried, as the start of a line: "Download of chrome-headless-shell 148". */
  readonly title: string;
  /** The command by which the user can do the same. */
  readonly byHand: string;
  /** Returns null when it is done, else why it is not, as the end of a sentence. */
  readonly run: (context: InstallContext) => Promise<string | null>;
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
const APT_OPTIONS = [
  "DPkg::Lock::Timeout=60",
  "Acquire::http::Timeout=20",
  "Acquire::https::Timeout=20",
];

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
  (error) => parentPort.postMessage({ kind: "failed", reason: error.message }),
);
`;

type Answer =
  | { readonly kind: "download"; readonly receivedBytes: number; readonly totalBytes: number }
  | { readonly kind: "done"; readonly path: string; readonly executablePath: string }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Returns null when the browser can be executed on this system, else why not. A download can be
 * complete and still lack the system's libraries. Windows' Chrome has no `--version`: not asked.
 */
export async function checkStart(
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
    run: (context) => download(context, silenceMs),
  };
}

async function download(context: InstallContext, silenceMs: number): Promise<string | null> {
  const { environment, report } = context;
  if (environment.platform === "linux" && environment.arch !== "x64") {
    return `not tried, as there is none for Linux on ${environment.arch}`;
  }
  const cache = resolveCacheFolder(environment);
  report({ kind: "message", text: `Fetching ${PRODUCT} ${BUILD} into ${cache}` });
  // Beside its place, so that only a complete browser that starts ever stands in it.
  const staging = await makeStaging(cache).catch((error: Error) => error);
  if (staging instanceof Error) return `cannot write to the cache: ${staging.message}`;
  try {
    const answer = await downloadInto(staging, context, silenceMs);
    if (answer.kind !== "done") return answer.reason;
    const fault = await checkStart(answer.executablePath, environment);
    if (fault !== null) return `it was fetched, but on this system it ${fault}`;
    const place = join(cache, relative(staging, answer.path));
    // No usable browser was found there, so what stands there is a broken one.
    await rm(place, { recursive: true, force: true });
    await mkdir(dirname(place), { recursive: true });
    await rename(answer.path, place);
    return null;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function makeStaging(cache: string): Promise<string> {
  await mkdir(cache, { recursive: true });
  return await mkdtemp(join(cache, ".lectern-"));
}

async function downloadInto(
  cacheDir: string,
  { environment, report }: InstallContext,
  silenceMs: number,
): Promise<Exclude<Answer, { readonly kind: "download" }>> {
  const mirror = environment.variables[MIRROR_VARIABLE] ?? "";
  const baseUrl = mirror === "" ? {} : { baseUrl: mirror };
  const options = { browser: PRODUCT, buildId: BUILD, cacheDir, ...baseUrl };
  const library = createRequire(import.meta.url).resolve("@puppeteer/browsers");
  const worker = new Worker(DOWNLOAD_PROGRAM, { eval: true, workerData: { library, options } });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve) => {
      const reason = `was stopped: nothing came for ${silenceMs / 1000} s`;
      timer = setTimeout(() => resolve({ kind: "failed", reason }), silenceMs);
      worker.on("error", (error) => resolve({ kind: "failed", reason: messageOf(error) }));
      worker.on("message", (answer: Answer) => {
        if (answer.kind === "done") resolve(answer);
        else if (answer.kind === "failed")
          resolve({ kind: "failed", reason: lastLineOf(answer.reason) });
        else {
          report(answer);
          // Unpacking says nothing, for as long as it takes.
          if (answer.receivedBytes === answer.totalBytes) clearTimeout(timer);
          else timer?.refresh();
        }
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** The library lists each source that it tried, and there is one. */
function lastLineOf(reason: string): string {
  const line = reason.trim().split("\n").at(-1) ?? "";
  return line.replace(/^ *- DefaultProvider: /, "");
}

/** Installs the system's package with apt-get, on Debian and Ubuntu, as root. */
export const packageStep: InstallStep = {
  title: `apt-get install ${PACKAGES[0]}`,
  byHand: `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${PACKAGES[0]}`,
  run: installPackage,
};

async function installPackage(context: InstallContext): Promise<string | null> {
  const { platform, userId, root } = context.environment;
  if (platform !== "linux" || !(await isDebianOrUbuntu(root))) {
    return "not tried, as this is not Debian or Ubuntu";
  }
  if (userId !== 0) return "not tried, as it needs root";
  const install = (name: string): Promise<string | null> =>
    aptGet(["install", "-y", "--no-install-recommends", name], context);
  // Lists that are there may do, and save the update; a fresh container has none.
  if ((await install(PACKAGES[0])) === null) return null;
  const update = await aptGet(["update"], context);
  const faults = update === null ? [] : [`apt-get update ${update}`];
  for (const name of PACKAGES) {
    const fault = await install(name);
    if (fault === null) return null;
    faults.push(`package ${name} ${fault}`);
  }
  return faults.join("; ");
}

async function isDebianOrUbuntu(root: string): Promise<boolean> {
  const text = await readFile(join(root, "etc/os-release"), "utf8").catch(() => "");
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(text);
}

async function aptGet(
  args: readonly string[],
  { environment, report }: InstallContext,
): Promise<string | null> {
  report({ kind: "message", text: `Running as root: apt-get ${args.join(" ")}` });
  const end = await runProgram({
    file: "apt-get",
    args: [...APT_OPTIONS.flatMap((option) => ["-o", option]), ...args],
    variables: { ...environment.variables, DEBIAN_FRONTEND: "noninteractive" },
    timeoutMs: APT_TIMEOUT_MS,
  });
  return end.fault;
}
