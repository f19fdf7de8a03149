import { join } from "node:path";
import process from "node:process";

import type { Command } from "../../../support/run-measured.ts";

/** What a tool is to make: a page that can be opened, or a PDF of the slides. */
export type Job = "html" | "pdf";

/** What a tool's commands are made of. */
export interface Bench {
  /** The folder with the packages of the tool; the project's own for lectern. */
  readonly home: string;
  /** The folder in which a chapter lies, as `deck.md`, and cut at its headings, as `cut.md`. */
  readonly work: string;
  /** The browser that all use. */
  readonly browser: string;
}

/** A tool that takes part. */
export interface Tool {
  readonly name: string;
  /** What is installed, pinned; empty for lectern. The first one's version is the tool's. */
  readonly packages: readonly string[];
  /** Packages of the packages that must be of other versions, in npm's words. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** How it was set, where that is not the default. */
  readonly setting: string;
  /** Null for what it cannot do. What it makes is `out-html/` or `html.html`, and `out.pdf`. */
  readonly command: (job: Job, bench: Bench) => Command | null;
}

const isRoot = process.getuid?.() === 0;

/** Chrome has no sandbox for root. */
const sandboxFlag = isRoot ? "--no-sandbox" : "--disable-crash-reporter";

/** Where reveal-md listens while it prints. */
const revealPort = 19_481;

const lectern: Tool = {
  name: "lectern",
  packages: [],
  setting: "`--format html` (fitted in the browser) or `pdf`; the chapter as it is",
  command: (job, { home, work, browser }) => {
    const out = join(work, `out-${job}`);
    const args = [
      "build",
      "deck.md",
      "--out",
      out,
      "--format",
      job,
      "--browser",
      browser,
      "--force",
    ];
    return node(join(home, "build", "cli.js"), args, work);
  },
};

const marp: Tool = {
  name: "marp-cli",
  packages: ["@marp-team/marp-cli@4.5.1"],
  setting: "`--pdf-outlines`",
  command: (job, { home, work, browser }) => {
    const pdf = ["--pdf", "--pdf-outlines", "--browser-path", browser, "-o", "out.pdf"];
    const args = ["--no-stdin", "cut.md", ...(job === "html" ? ["-o", "html.html"] : pdf)];
    const command = node(bin(home, "@marp-team/marp-cli", "marp-cli.js"), args, work);
    return isRoot ? { ...command, environment: { CHROME_NO_SANDBOX: "1" } } : command;
  },
};

const revealMd: Tool = {
  name: "reveal-md",
  packages: ["reveal-md@6.1.4"],
  setting: "`---` as separator",
  command: (job, { home, work, browser }) => {
    const common = ["cut.md", "--separator", "^---$", "--disable-auto-open"];
    const print = [
      "--print=out.pdf",
      `--port=${revealPort}`,
      `--puppeteer-launch-args=${sandboxFlag}`,
      `--puppeteer-chromium-executable=${browser}`,
    ];
    const args = [...common, ...(job === "html" ? ["--static", "out-html"] : print)];
    return node(bin(home, "reveal-md", "bin/reveal-md.js"), args, work);
  },
};

const decktape: Tool = {
  name: "Decktape",
  packages: ["decktape@3.16.1"],
  setting: "of reveal-md's page; `--pause 0`",
  command: (job, { home, work, browser }) => {
    if (job === "html") return null;
    const chrome = ["--chrome-path", browser, `--chrome-arg=${sandboxFlag}`];
    const page = `file://${join(work, "page", "index.html")}`;
    const args = [...chrome, "--pause", "0", "reveal", page, "out.pdf"];
    return node(bin(home, "decktape", "decktape.js"), args, work);
  },
};

const slidev: Tool = {
  name: "Slidev",
  packages: ["@slidev/cli@52.20.1", "@slidev/theme-default@0.25.0", "playwright-chromium@1.65.0"],
  // The newest that all of them have: one of them is behind the others at the registry.
  overrides: Object.fromEntries(
    ["unocss", "@unocss/reset", "@unocss/extractor-mdc"].map((name) => [name, "66.10.5"]),
  ),
  setting: "its default theme; the last line that runs on Node 20",
  command: (job, { home, work, browser }) => {
    const pdf = ["export", "cut.md", "--output", "out.pdf", "--executable-path", browser];
    const html = ["build", "cut.md", "--out", join(work, "out-html"), "--base", "./"];
    const timeout = ["--timeout", "600000"];
    return node(
      bin(home, "@slidev/cli", "bin/slidev.mjs"),
      job === "html" ? html : [...pdf, ...timeout],
      work,
    );
  },
};

/** The tools, ours first. Their runs take turns in this order. */
export const tools: readonly Tool[] = [lectern, marp, revealMd, decktape, slidev];

function bin(home: string, name: string, file: string): string {
  return join(home, "node_modules", ...name.split("/"), ...file.split("/"));
}

function node(script: string, args: readonly string[], folder: string): Command {
  return { file: process.execPath, args: [script, ...args], folder, environment: {} };
}
