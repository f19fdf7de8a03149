import { join } from "node:path";

import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";

import { endDev, sawOnSlides, startDev, type Dev } from "../../../support/start-dev.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";
import { useBrowser } from "../../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const chapter = (word: string): string =>
  `# Talk\n\n## One\n\n<p id="a" class="a">${word}</p>\n\n<script>document.getElementById("a").append(" ran")</script>\n`;

let dev: Dev;

beforeAll(async () => {
  dev = await startDev(await newFolder(), { "slides/talk.md": chapter("first") });
});
afterAll(() => endDev(dev));

test("a config that trusts HTML is told of, has it run at once, and run anew when it is saved", async () => {
  const { page } = await open(`${dev.url}talk/`);
  await page.waitForSelector("section.slide.present");
  const words = () => page.$eval(".slides", (slides) => slides.textContent);
  expect(await words()).not.toContain(" ran");
  await writeFiles(dev.cwd, { "lectern.config.json": '{ "html": "trusted" }' });
  await sawOnSlides(page, "first ran");
  await writeFiles(dev.cwd, { "slides/talk.md": chapter("second") });
  await sawOnSlides(page, "second ran");
  await rm(join(dev.cwd, "lectern.config.json"));
  await page.waitForFunction(() => document.querySelector(".slides script") === null);
  expect(await words()).not.toContain(" ran");
  dev.run.child.kill("SIGTERM");
  const { stderr } = await dev.run.ended;
  expect(stderr.match(/^html: trusted: .*$/gm)).toHaveLength(1);
});
