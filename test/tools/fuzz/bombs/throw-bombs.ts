import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import { endAll, runMeasured, type Measured } from "../../../support/run-measured.ts";
import type { Bomb } from "./bomb.ts";
import { bombs } from "./bombs.ts";

/** How long a bomb may take, in ms: each wait for the browser has an end of its own at 180 s. */
const timeoutMs = 400_000;

/** What the processes of a run may have at once. */
const maxBytes = 3 * 1024 ** 3;

/**
 * Builds every bomb in a folder of its own, and says what each took and what is wrong: a run must end
 * by itself, with a result or with a diagnostic (exit codes 0 and 1), and within bounds.
 */
export async function throwBombs(
  root: string,
  scratch: string,
  say: (line: string) => void,
): Promise<boolean> {
  // Also where somebody ends this program in the midst.
  process.once("exit", endAll);
  let isGood = true;
  for (const bomb of bombs) {
    const folder = join(scratch, "bomb");
    lay(bomb, folder);
    const started = performance.now();
    const measured = await runMeasured(
      {
        file: process.execPath,
        args: [join(root, "build", "cli.js"), "build", "bomb.md", "--format", "html,pdf"],
        folder,
        environment: {},
      },
      timeoutMs,
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    rmSync(folder, { recursive: true });
    const fault = faultOf(measured);
    say(
      `${bomb.name}: ${seconds} s, ${toMegabytes(measured)}${fault === null ? "" : `: ${fault}`}`,
    );
    if (fault !== null) isGood = false;
  }
  return isGood;
}

function lay({ make }: Bomb, folder: string): void {
  mkdirSync(folder);
  const { text, files = {} } = make();
  for (const [name, content] of Object.entries({ "bomb.md": text, ...files })) {
    writeFileSync(join(folder, name), content);
  }
}

function faultOf(measured: Measured): string | null {
  if (measured.kind === "late") return "does not end";
  if (measured.kind === "failed" && measured.code !== 1) return measured.why;
  return (measured.peakBytes ?? 0) > maxBytes ? "takes too much memory" : null;
}

function toMegabytes(measured: Measured): string {
  if (measured.kind === "late" || measured.peakBytes === null) return "? MB";
  return `${(measured.peakBytes / 1024 ** 2).toFixed(0)} MB`;
}
