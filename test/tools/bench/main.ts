import { resolve } from "node:path";
import process from "node:process";

import { currentBrowserEnvironment } from "../../../src/browser/browser-environment.ts";
import { findBrowser } from "../../../src/browser/find-browser.ts";
import { measureBuild } from "./build.ts";
import { measureFitting } from "./fitting.ts";
import { measureLive } from "./live.ts";
import { measureMany } from "./many.ts";
import { measureMoving } from "./moving.ts";
import { measureOnDemand } from "./on-demand.ts";
import { measureOpening } from "./opening.ts";
import { measureParts } from "./parts.ts";
import { comparePeers } from "./peers/peers.ts";
import { measurePrinting } from "./printing.ts";
import type { Measure, Subject } from "./report.ts";
import { measureShapes } from "./shapes.ts";
import { measureStages } from "./stages.ts";

/** The chapter that is measured, unless another is named. */
const sample = "slides/linux-virtualization.md";

/** All that is measured, by the flag that asks for it; without a flag all of it is. */
const measures: Readonly<Record<string, readonly Measure[]>> = {
  "--build": [measureBuild, measureStages],
  "--print": [measurePrinting],
  "--fit": [measureFitting],
  "--parts": [measureParts],
  "--many": [measureMany],
  "--shapes": [measureShapes],
  "--show": [measureOpening, measureMoving],
  "--live": [measureLive, measureOnDemand],
};

/**
 * Measures what the command line asks for, and fails where a figure is beyond its limit; for `--peers`
 * compares other tools with ours instead.
 */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const browser = await findBrowser({ named: null, environment: currentBrowserEnvironment() });
  if (words.includes("--peers")) return comparePeers(browser);
  const asked = words.filter((word) => word in measures);
  const wanted = asked.length > 0 ? asked : Object.keys(measures);
  const chapter = resolve(words.find((word) => word.endsWith(".md")) ?? sample);
  const subject: Subject = { browser, chapter };
  process.stdout.write(`chapter: ${chapter}\nbrowser: ${browser.executablePath}\n`);
  for (const measure of wanted.flatMap((name) => measures[name] ?? [])) {
    const { lines, isGood } = await measure(subject);
    process.stdout.write(`${lines.join("\n")}\n`);
    if (!isGood) process.exitCode = 1;
  }
}

await main();
