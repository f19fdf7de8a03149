import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { PUPPETEER_REVISIONS } from "puppeteer-core/internal/revisions.js";
import type { BrowserEnvironment } from "./browser-environment.ts";
import { resolveCacheFolder } from "./find-cached-browsers.ts";
import { checkStart, type InstallContext, type InstallStep } from "./install-step.ts";
import { runCommand } from "./run-command.ts";

const PRODUCT = "chrome-headless-shell";
/** The version puppeteer-core was made for, so that both are updated together. */
const BUILD = PUPPETEER_REVISIONS[PRODUCT];
/** puppeteer's own variable, for a mirror of Google's store. */
const MIRROR_VARIABLE = "PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL";
/** A network that drops packets would hold the download for minutes without a word. */
const SILENCE_MS = 15_000;

/**
 * The program that downloads, in a process of its own: `@puppeteer/browsers` has neither a time
 * limit nor an abort signal, and an ended process leaves no open socket behind. Unpacking says
 * nothing, so it shows that it lives, for ten minutes at most. It ends when our end of stdin does.
 */
const DOWNLOAD_PROGRAM = `
const [library, options] = process.argv.slice(1);
const say = (value) => console.log(JSON.stringify(value));
process.stdin.on("end", () => process.exit(1)).resume();
let left = 600;
const downloadProgressCallback = (receivedBytes, totalBytes) => {
  say({ receivedBytes, totalBytes });
  if (receivedBytes === totalBytes) setInterval(() => left-- > 0 && say({}), 1000);
};
require(library).install({ ...JSON.parse(options), downloadProgressCallback }).then(
  ({ path, executablePath }) => { say({ path, executablePath }); process.exit(0); },
  (error) => {
    const reason = error.message.trim().split("\\n").at(-1);
    console.error(reason.replace(/^ *- DefaultProvider: /, ""));
    process.exit(1);
  },
);
`;

/** Downloads the headless shell into puppeteer's cache. */
export const downloadBrowserStep: InstallStep = toDownloadStep(SILENCE_MS);

/** Returns the step that downloads, which gives up when nothing comes for `silenceMs`. */
export function toDownloadStep(silenceMs: number): InstallStep {
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
    const fetched = await fetchInto(staging, context, silenceMs);
    if (typeof fetched === "string") return fetched;
    const fault = await checkStart(fetched.executablePath, context);
    if (fault !== null) return `it was fetched, but on this system it ${fault}`;
    const place = join(cache, relative(staging, fetched.path));
    // No usable browser was found there, so what stands there is a broken one.
    await rm(place, { recursive: true, force: true });
    await mkdir(dirname(place), { recursive: true });
    await rename(fetched.path, place);
    return null;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function makeStaging(cache: string): Promise<string> {
  await mkdir(cache, { recursive: true });
  return await mkdtemp(join(cache, ".lectern-"));
}

interface Fetched {
  /** The version's folder. */
  readonly path: string;
  readonly executablePath: string;
}

async function fetchInto(
  folder: string,
  context: InstallContext,
  silenceMs: number,
): Promise<Fetched | string> {
  const { environment, signal, report } = context;
  const library = createRequire(import.meta.url).resolve("@puppeteer/browsers");
  const options = toInstallOptions(folder, environment);
  let fetched: Fetched | null = null;
  const fault = await runCommand(
    {
      file: process.execPath,
      args: ["--eval", DOWNLOAD_PROGRAM, library, JSON.stringify(options)],
      variables: environment.variables,
    },
    {
      signal,
      silenceMs,
      onLine: (line) => {
        const said = parseLine(line);
        if ("path" in said) fetched = said;
        else if ("totalBytes" in said) report({ kind: "download", ...said });
      },
    },
  );
  return fault ?? fetched ?? "it ended without a browser";
}

function toInstallOptions(folder: string, { variables }: BrowserEnvironment): object {
  const mirror = variables[MIRROR_VARIABLE] ?? "";
  return {
    browser: PRODUCT,
    buildId: BUILD,
    cacheDir: folder,
    ...(mirror === "" ? {} : { baseUrl: mirror }),
  };
}

type Said = Fetched | { readonly receivedBytes: number; readonly totalBytes: number } | object;

/** Reads one line of the program above; it writes nothing but these objects. */
function parseLine(line: string): Said {
  return JSON.parse(line) as Said;
}
