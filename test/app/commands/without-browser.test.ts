import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { expect, test } from "vitest";

import { bareMachine, runCli, type CliOptions } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const items = Array.from({ length: 30 }, (_, index) => `- item ${index + 1} of the list\n`);

async function machineWithList(): Promise<CliOptions> {
  const cwd = await newFolder();
  await writeFiles(cwd, { "long.md": `# Long\n\n## List\n\n${items.join("")}` });
  return bareMachine(cwd);
}

test("without a browser --format html warns, and the page fits itself when it is opened", async () => {
  const machine = await machineWithList();
  const { code, stdout, stderr } = await runCli(["build", "long.md", "--format", "html"], machine);
  expect(stderr).toMatch(/^long\.md:1:1: warning: .*fits itself.* \[not-fitted\]\n {2}hint: .*\n$/);
  expect(code).toBe(0);
  expect(stdout).toContain("long: ");
  const file = join(machine.cwd, "dist", "long", "index.html");
  expect(await readFile(file, "utf8")).not.toContain("data-fitted");
  const { page, faults } = await open(pathToFileURL(file).href);
  await page.waitForSelector("section.slide.present");
  const parts = await page.$$eval(
    "section.slide[data-part]",
    (slides) => slides.filter((slide) => slide.querySelectorAll("li").length > 0).length,
  );
  expect(parts).toBeGreaterThan(1);
  expect(await page.$$eval("section.slide li", (all) => all.length)).toBe(30);
  expect(faults).toEqual([]);
});

test("without a browser --strict takes the warning for a failure", async () => {
  const machine = await machineWithList();
  const args = ["build", "long.md", "--format", "html", "--strict"];
  expect((await runCli(args, machine)).code).toBe(1);
});

test("without a browser a PDF ends the run with 3: each place looked in, and the command to run", async () => {
  const machine = await machineWithList();
  const { code, stderr } = await runCli(["build", "long.md", "--format", "html,pdf"], machine);
  expect(code).toBe(3);
  expect(stderr).toContain("[no-browser]");
  expect(stderr).toContain("PUPPETEER_EXECUTABLE_PATH");
  expect(stderr).toContain(join(machine.cwd, "none"));
  expect(stderr).toContain("lectern browser install");
  expect(await listFiles(machine.cwd)).toEqual(["long.md"]);
});
