import { join } from "node:path";

import type { Page } from "puppeteer-core";

import { startCli, type StartedCli } from "./run-cli.ts";
import { writeFiles } from "./write-files.ts";

/** A run of `lectern dev`. */
export interface Dev {
  readonly cwd: string;
  readonly run: StartedCli;
  /** Ends with `/`. */
  readonly url: string;
}

/** Starts the compiled command on files in a folder; `env` is added to its environment. */
export async function startDev(
  cwd: string,
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Dev> {
  await writeFiles(cwd, files);
  const run = startCli(["dev", "--port", "0"], { cwd, env: { TMPDIR: join(cwd, ".."), ...env } });
  const said = await run.saw(/^(http:\/\/\S+\/)\n(?: {2}.*\n)+/m);
  return { cwd, run, url: /^http:\S+/.exec(said)?.[0] ?? "" };
}

/** Ends it at once. */
export async function endDev({ run }: Dev): Promise<void> {
  run.child.kill("SIGKILL");
  await run.ended;
}

/** Waits until the words stand on some slide. */
export async function sawOnSlides(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector(".slides")?.textContent.includes(wanted),
    { timeout: 30_000 },
    words,
  );
}

/** Waits until the list of problems shows the words; empty for a list that is not there. */
export async function sawProblem(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const list = document.querySelector<HTMLElement>(".lectern-problems");
      if (wanted === "") return list?.hidden === true;
      return list?.hidden === false && list.shadowRoot?.textContent.includes(wanted);
    },
    { timeout: 30_000 },
    words,
  );
}
