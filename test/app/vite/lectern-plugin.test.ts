import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { build, type Plugin } from "vite";
import { beforeAll, describe, expect, test } from "vitest";

import { readDeck } from "../../support/read-deck.ts";
import { packageRoot } from "../../support/run-cli.ts";
import { listFiles, svg, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const items = Array.from({ length: 40 }, (_, index) => `- item ${index + 1} of the list\n`);

interface Built {
  readonly lectern: (options?: object) => Plugin;
}

let root = "";

/** As a user's own vite.config has it: the compiled plugin, nothing else. */
beforeAll(async () => {
  root = await newFolder();
  await writeFiles(root, {
    "slides/long.md": `# Long\n\n## List\n\n${items.join("")}\n![field](./field.svg)\n`,
    "slides/field.svg": svg,
    "slides/川/chapter.md": "# 川\n\n## 節\n\n- 水\n- 石\n",
  });
  const { lectern } = (await import(
    pathToFileURL(join(packageRoot, "build", "vite.js")).href
  )) as Built;
  await build({ root, configFile: false, logLevel: "silent", plugins: [lectern()] });
});

describe("vite build with the plugin", () => {
  test("writes each deck's page with its assets, and their list", async () => {
    const files = await listFiles(join(root, "dist"));
    const pages = files.filter((file) => /\.(?:html|json)$/.test(file));
    expect(pages).toEqual([
      "slides/index.html",
      "slides/long/deck.json",
      "slides/long/index.html",
      "slides/川/deck.json",
      "slides/川/index.html",
    ]);
    for (const asset of [
      /^slides\/long\/assets\/field-[0-9a-f]{8}\.svg$/,
      /^slides\/川\/assets\/deck-.*\.js$/,
    ]) {
      expect(files.some((file) => asset.test(file))).toBe(true);
    }
    expect(files.filter((file) => /lectern[^/]*\.js$|virtual/.test(file))).toEqual([]);
  });

  test("writes pages that are fitted", async () => {
    const folder = join(root, "dist", "slides", "long");
    const planned = await readDeck(folder);
    const html = await readFile(join(folder, "index.html"), "utf8");
    expect(html).toContain("data-fitted");
    expect(html.match(/<section\b/g)).toHaveLength(planned.slides.length);
    expect(planned.slides.length).toBeGreaterThan(3);
    const { page, faults } = await open(pathToFileURL(join(folder, "index.html")).href);
    await page.waitForSelector("section.slide.present");
    expect(html.match(/item \d+ of the list/g)?.length).toBeGreaterThanOrEqual(40);
    expect(faults).toEqual([]);
    await page.goto(`${page.url().replace(/#.*$/, "")}?print`);
    await page.waitForSelector("section.slide[data-part]");
    const overfull = await page.$$eval(".slide-body", (bodies) =>
      bodies
        .filter((body) => body.scrollHeight > body.clientHeight + 1)
        .map(({ outerHTML }) => outerHTML),
    );
    expect(overfull).toEqual([]);
    await page.close();
  });

  test("links from the list to each deck", async () => {
    const { page } = await open(pathToFileURL(join(root, "dist", "slides", "index.html")).href);
    const links = await page.$$eval("a", (all) => all.map(({ href }) => href));
    expect(links).toEqual(
      ["long", "川"].map(
        (name) => pathToFileURL(join(root, "dist", "slides", name, "index.html")).href,
      ),
    );
    await page.close();
  });
});

test("a chapter that is not there fails the build with its own message", async () => {
  const { lectern } = (await import(
    pathToFileURL(join(packageRoot, "build", "vite.js")).href
  )) as Built;
  const plugins = [lectern({ paths: ["nowhere"] })];
  await expect(build({ root, configFile: false, logLevel: "silent", plugins })).rejects.toThrow(
    'There is no file or folder "nowhere".',
  );
});
