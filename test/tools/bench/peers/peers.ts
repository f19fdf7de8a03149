import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import type { FoundBrowser } from "../../../../src/browser/find-browser.ts";
import { median } from "../stages.ts";
import { countCutOff } from "./count-cut-off.ts";
import { formatRows, type Outcome, type Row } from "./format-peers.ts";
import { installTool, versionOfBrowser } from "./install-tool.ts";
import { writeLimits } from "./limits.ts";
import { cutAtHeadings, makePeerChapter, type Owed } from "./peer-chapter.ts";
import { endAll, runMeasured, type Command, type Measured } from "../../../support/run-measured.ts";
import { tools, type Job, type Tool } from "./tools.ts";

interface Options {
  readonly sizes: readonly number[];
  readonly runs: number;
  readonly timeoutMs: number;
  /** Names of tools; all, when empty. Ours takes part in any case: its pages are the limits'. */
  readonly names: readonly string[];
}

/** A tool that could be installed, or why it could not. */
interface Ready {
  readonly tool: Tool;
  readonly home: string;
  readonly fault: string | null;
}

/** One command of the round: it is not run again once it was late or failed. */
interface Lane {
  readonly command: Command;
  /** The files or folders it makes. */
  readonly makes: readonly string[];
  readonly results: Measured[];
}

const jobs: readonly Job[] = ["html", "pdf"];

/**
 * Installs the peers into a temporary folder, runs them and ours in turns on chapters of the wanted
 * sizes, and prints Markdown. Nothing remains of it, also when it is interrupted.
 */
export async function comparePeers(browser: FoundBrowser): Promise<void> {
  const options = readOptions();
  const folder = mkdtempSync(join(tmpdir(), "lectern-peers-"));
  // Inside the project, so that the limits' scripts find its packages.
  const scripts = join(process.cwd(), "build", "bench", `limits-${process.pid}`);
  const clear = (): void => {
    endAll();
    for (const path of [folder, scripts]) rmSync(path, { recursive: true, force: true });
  };
  process.on("exit", clear);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));
  const ready = await installAll(folder, options.names);
  const version = versionOfBrowser(browser.executablePath);
  const date = new Date().toISOString().slice(0, 10);
  print(
    `${date}, Node ${process.versions.node}, ${version}; medians of ${options.runs} counted runs.\n`,
  );
  for (const { tool, fault } of ready) {
    const packages = tool.packages.length === 0 ? "this version" : tool.packages.join(", ");
    print(
      `- ${tool.name}: ${packages}; ${fault === null ? tool.setting : `not installed: ${fault}`}`,
    );
  }
  for (const size of options.sizes) {
    const place = { work: join(folder, `size-${size}`), scripts, browser: browser.executablePath };
    print(
      `\n${size} slides:\n\n${formatRows(await compareSize(size, ready, { ...place, ...options }))}`,
    );
  }
}

function readOptions(): Options {
  const { values } = parseArgs({
    strict: false,
    options: {
      sizes: { type: "string", default: "20,100,1000" },
      runs: { type: "string", default: "5" },
      tools: { type: "string", default: "" },
      timeout: { type: "string", default: "180" },
    },
  });
  return {
    sizes: String(values["sizes"]).split(",").map(Number),
    runs: Number(values["runs"]),
    timeoutMs: Number(values["timeout"]) * 1000,
    names: String(values["tools"])
      .split(",")
      .filter((name) => name !== ""),
  };
}

async function installAll(folder: string, names: readonly string[]): Promise<Ready[]> {
  const ready: Ready[] = [];
  for (const [index, tool] of tools.entries()) {
    const isWanted = names.length === 0 || names.includes(tool.name);
    if (tool.packages.length === 0) ready.push({ tool, home: process.cwd(), fault: null });
    else if (isWanted) {
      const home = join(folder, `tool-${index}`);
      ready.push({ tool, home, fault: await installTool(tool, home) });
    }
  }
  return ready;
}

interface Place extends Options {
  readonly work: string;
  readonly scripts: string;
  readonly browser: string;
}

async function compareSize(size: number, ready: readonly Ready[], place: Place): Promise<Row[]> {
  const { text, owed } = makePeerChapter(size);
  const contestants = ready.map(({ tool, home, fault }) => {
    const work = join(place.work, tool.name);
    mkdirSync(work, { recursive: true });
    writeFileSync(join(work, "deck.md"), text);
    writeFileSync(join(work, "cut.md"), cutAtHeadings(text));
    const toLane = (job: Job): Lane | null => {
      const command = tool.command(job, { home, work, browser: place.browser });
      if (command === null || fault !== null) return null;
      const makes = [`out-${job}`, job === "html" ? "html.html" : "out.pdf"];
      return { command, makes: makes.map((name) => join(work, name)), results: [] };
    };
    return { name: tool.name, work, html: toLane("html"), pdf: toLane("pdf") };
  });
  mkdirSync(place.scripts, { recursive: true });
  const page = pathToFileURL(join(place.work, "lectern", "out-html", "deck", "index.html"));
  const chapter = join(place.work, "lectern", "deck.md");
  const args = [chapter, `${page.href}?print`, place.browser];
  const limits = writeLimits(place.scripts, args).map(({ name, command }) => {
    return { name, lane: { command, makes: [], results: [] } satisfies Lane };
  });
  // The first round is not counted: it fills caches, and makes the pages that others print.
  for (let round = 0; round <= place.runs; round += 1) {
    for (const job of jobs) {
      for (const contestant of contestants) {
        const lane = contestant[job];
        if (lane !== null) await runLane(lane, round, place.timeoutMs);
        if (job === "html" && round === 0) sharePage(contestant.work, place.work);
      }
    }
    for (const { lane } of limits) await runLane(lane, round, place.timeoutMs);
  }
  const rows = contestants.map(async ({ name, html, pdf, work }) => ({
    name,
    html: html === null ? null : toOutcome(html, place),
    pdf: pdf === null ? null : toOutcome(pdf, place),
    shown: await look(work, owed),
  }));
  const bare = limits.map(({ name, lane }) => {
    return { name, html: null, pdf: toOutcome(lane, place), shown: null };
  });
  return [...(await Promise.all(rows)), ...bare];
}

/** Gives what reveal-md has built to Decktape, which prints it. */
function sharePage(from: string, work: string): void {
  if (!from.endsWith("reveal-md") || !existsSync(join(from, "out-html"))) return;
  cpSync(join(from, "out-html"), join(work, "Decktape", "page"), { recursive: true });
}

async function runLane(lane: Lane, round: number, timeoutMs: number): Promise<void> {
  if (lane.results.some(({ kind }) => kind !== "done")) return;
  for (const path of lane.makes) rmSync(path, { recursive: true, force: true });
  const result = await runMeasured(lane.command, timeoutMs);
  const isMade = lane.makes.length === 0 || bytesOf(lane.makes) > 0;
  const counted: Measured =
    result.kind === "done" && !isMade
      ? { ...result, kind: "failed", code: 0, why: "nothing was written" }
      : result;
  if (round > 0 || counted.kind !== "done") lane.results.push(counted);
}

function toOutcome({ results, makes }: Lane, { timeoutMs }: Options): Outcome {
  const done = results.flatMap((result) => (result.kind === "done" ? [result] : []));
  const isLate = results.some(({ kind }) => kind === "late");
  const failed = results.find(({ kind }) => kind === "failed");
  if (failed?.kind === "failed") process.stderr.write(`${failed.why}\n`);
  if (isLate || failed !== undefined) {
    const why = isLate ? `not in ${timeoutMs / 1000} s` : "fails";
    return { ms: null, peakBytes: null, bytes: null, why };
  }
  return {
    ms: median(done.map(({ ms }) => ms)),
    peakBytes: median(done.map(({ peakBytes }) => peakBytes ?? 0)),
    bytes: bytesOf(makes),
    why: null,
  };
}

/** What a tool's PDF shows; null where there is none. */
async function look(work: string, owed: readonly Owed[]): Promise<Row["shown"]> {
  const files = [join(work, "out.pdf"), join(work, "out-pdf", "deck", "deck.pdf")];
  const file = files.find((path) => existsSync(path));
  return file === undefined ? null : { ...(await countCutOff(file, owed)), of: owed.length };
}

function bytesOf(paths: readonly string[]): number {
  const sizes = paths
    .filter((path) => existsSync(path))
    .map((path) => {
      if (!statSync(path).isDirectory()) return statSync(path).size;
      const inside = readdirSync(path, { recursive: true, encoding: "utf8" });
      return inside
        .map((name) => statSync(join(path, name)))
        .reduce((sum, found) => sum + (found.isFile() ? found.size : 0), 0);
    });
  return sizes.reduce((sum, size) => sum + size, 0);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
