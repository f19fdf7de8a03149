import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { runCliWell } from "../../support/run-cli.ts";
import { serveFolder, type ServedFolder } from "../../support/serve-folder.ts";
import { listFiles, svg, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const chapter = (word: string) =>
  `---\nlang: en\n---\n\n# 海 & sea\n\n## A part\n\n![図](図.svg)\n\n- ${word}\n- two\n`;

let cwd = "";
const hosts: ServedFolder[] = [];

beforeAll(async () => {
  cwd = await newFolder();
  await writeFiles(cwd, { "umi.md": chapter("one"), "図.svg": svg });
  await runCliWell(["build", "umi.md", "--format", "html"], { cwd });
});

afterAll(() => Promise.all(hosts.map((host) => host.close())));

async function serve(): Promise<ServedFolder> {
  const host = await serveFolder(join(cwd, "dist"));
  hosts.push(host);
  return host;
}

/** Waits until the browser has all that it is to keep. */
const untilKept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller !== null) return;
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
    );
  });

test("what is kept is all that the deck shows", async () => {
  const folder = join(cwd, "dist", "umi");
  const worker = await readFile(join(folder, "sw.js"), "utf8");
  const list: unknown = JSON.parse(/^const files = (\[.*\]);$/m.exec(worker)?.[1] ?? "null");
  const names = (await listFiles(folder)).filter(
    (name) => !/^(?:licences\/|(?:deck|build)\.json$|sw\.js$)/.test(name),
  );
  const addresses = names.map((name) => name.split("/").map(encodeURIComponent).join("/"));
  expect(Array.isArray(list) ? list.toSorted() : list).toEqual(addresses.toSorted());
});

describe("a deck that is served", () => {
  test("can be installed: its manifest has a name, an icon that is there, and no error", async () => {
    const { url } = await serve();
    const { page, faults } = await open(`${url}umi/`);
    await untilKept(page);
    const session = await page.createCDPSession();
    const { errors, data = "" } = await session.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data) as { readonly icons: readonly { readonly src: string }[] };
    // What browsers ask for before they offer to install a page.
    expect(manifest).toMatchObject({
      name: "海 & sea",
      lang: "en",
      start_url: "index.html",
      display: "standalone",
      icons: [{ sizes: "any", type: "image/svg+xml" }],
    });
    const isDrawn = await page.evaluate(async (src) => {
      const icon = new Image();
      icon.src = src;
      await icon.decode();
      return icon.naturalWidth > 0;
    }, manifest.icons[0]?.src ?? "");
    expect(isDrawn).toBe(true);
    expect(faults).toEqual([]);
    await page.close();
  });

  test("opens without the host, with its picture and its fonts, also at a slide", async () => {
    const host = await serve();
    const { page, faults } = await open(`${host.url}umi/`);
    await untilKept(page);
    expect(faults).toEqual([]);
    await host.close();
    for (const address of ["umi/", "umi/index.html?from=home#/a-part"]) {
      await page.goto(host.url + address);
      await page.waitForSelector("section.slide.present");
      const widths = await page.$$eval("img", (all) => all.map(({ naturalWidth }) => naturalWidth));
      expect(widths).toEqual([40]);
      const faces = await page.evaluate(async () => {
        await document.fonts.ready;
        return Array.from(document.fonts, ({ status }) => status);
      });
      expect(faces).toContain("loaded");
      expect(faces).not.toContain("error");
    }
    await page.close();
  });

  test("that was built anew is shown as it is now, and kept as it is now", async () => {
    const host = await serve();
    const { page } = await open(`${host.url}umi/`);
    await untilKept(page);
    await writeFiles(cwd, { "umi.md": chapter("changed") });
    await rm(join(cwd, "dist"), { recursive: true });
    await runCliWell(["build", "umi.md", "--format", "html", "--theme", "hall"], { cwd });
    const renewed = page.evaluate(
      () =>
        new Promise((resolve) => {
          navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
          void navigator.serviceWorker.ready.then((registration) => registration.update());
        }),
    );
    await renewed;
    await host.close();
    await page.reload();
    await page.waitForSelector("section.slide.present");
    expect(await page.$eval(".deck", ({ textContent }) => textContent)).toContain("changed");
    const keys = await page.evaluate(() => caches.keys());
    expect(keys.filter((key) => key.includes(`${host.url}umi/`))).toHaveLength(1);
    await page.close();
  });
});
