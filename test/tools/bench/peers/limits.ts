import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import type { Command } from "../../../support/run-measured.ts";

/** What nobody can go below: processes that do one thing and no more. */
const scripts = {
  "bare marked": `
const { marked } = await import("marked");
marked.parse(readFileSync(chapter, "utf8"));`,
  "bare browser, started and closed": `
await (await open()).close();`,
  "bare browser, printing a static page": `
const opened = await open();
const page = await opened.newPage();
await page.goto(url, { waitUntil: "load" });
await page.pdf({ preferCSSPageSize: true, printBackground: true, timeout: 0 });
await opened.close();`,
} as const;

const head = `
import { readFileSync } from "node:fs";
const [chapter, url, browser] = process.argv.slice(2);
const open = async () => (await import("puppeteer-core")).launch({
  executablePath: browser,
  args: ["--font-render-hinting=none", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
`;

/** A limit's name and its command. */
export interface Limit {
  readonly name: string;
  readonly command: Command;
}

/**
 * Writes the scripts of the limits into a folder from which Node finds the project's packages, and
 * returns their commands. `url` is the built deck's page as it is printed.
 */
export function writeLimits(folder: string, args: readonly string[]): Limit[] {
  return Object.entries(scripts).map(([name, script], index) => {
    const file = join(folder, `limit-${index}.mjs`);
    writeFileSync(file, head + script);
    const command = { file: process.execPath, args: [file, ...args], folder, environment: {} };
    return { name, command };
  });
}
