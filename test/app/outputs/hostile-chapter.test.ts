import { readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import {
  blockPayloads,
  fillPayload,
  frontMatterPayload,
  payloads,
  pictureWithScript,
} from "../../support/payloads.ts";
import { runCli } from "../../support/run-cli.ts";
import { serveFolder, type ServedFolder } from "../../support/serve-folder.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser, type WatchedPage } from "../../support/use-browser.ts";
import { firefoxPath, useFirefox } from "../../support/use-firefox.ts";

const newFolder = useTempFolders();
const open = useBrowser();
const openFirefox = useFirefox();

/** Every place where a line of text can stand. */
const places: readonly ((text: string) => string)[] = [
  (text) => `### ${text}\n\n- one\n- two`,
  (text) => `- ${text}\n- two`,
  (text) => text,
  (text) => `> ${text}`,
  (text) =>
    `| ${text.replaceAll("|", "\\|")} | a |\n| --- | --- |\n| ${text.replaceAll("|", "\\|")} | b |`,
  (text) => `- term : ${text}\n- other : words`,
  (text) => `Words[^n].\n\n[^n]: ${text}`,
];

function chapterAt(url: string): string {
  // A payload that closes nothing must not hide the next one: each stands in a section of its own.
  const lines = payloads.map(([one], index) => {
    const place = places[index % places.length];
    return `## ${index}\n\n${place?.(one.replaceAll("\n", " ")) ?? one}\n\n${one}`;
  });
  const blocks = blockPayloads.map(([one], index) => `## Block ${index}\n\n${one}`);
  return fillPayload(
    `${frontMatterPayload}\n# Hostile\n\n${[...lines, ...blocks].join("\n\n")}\n`,
    url,
  );
}

/** A picture of a page's harm: what ran, what it asked for, where it went. */
async function harmOf(page: Page): Promise<unknown> {
  return page.evaluate(() => ({
    planted: Reflect.get(window, "planted"),
    polluted: Reflect.get({}, "polluted"),
    elements: document.querySelectorAll(
      "main script, iframe, object, embed, form, base, main link, main meta, audio, video, template, noscript",
    ).length,
    handlers: [...document.querySelectorAll("main *")].flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith("on")),
    ),
    links: [...document.querySelectorAll("main a")]
      .map((link) => link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "")
      .filter((href) => /^[\s\p{Cc}]*(?:javascript|data|vbscript|file):/iu.test(href)),
    covers: [...document.querySelectorAll<HTMLElement>(".slide [style]")].filter(
      ({ style }) => style.position === "fixed" || style.cssText.includes("127.0.0.1"),
    ).length,
  }));
}

const noHarm = {
  planted: undefined,
  polluted: undefined,
  elements: 0,
  handlers: [],
  links: [],
  covers: 0,
};

/** What the browser reports when a policy stops something, or when a payload's call ran and found nothing. */
function violations({ faults }: WatchedPage): readonly string[] {
  return faults.filter((fault) => /Content.Security.Policy|violates|planted/i.test(fault));
}

let dist = "";
let said = "";
let asked: string[] = [];
let listener: Server;
let served: ServedFolder;

beforeAll(async () => {
  listener = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/asked`;
  const cwd = await newFolder();
  await writeFiles(cwd, {
    "hostile.md": chapterAt(url),
    "pic.svg": fillPayload(pictureWithScript, url),
    "plain.md": "# Plain\n\n## A\n\n- $a^2$\n- two\n\n```mermaid\nflowchart LR\n  A --> B\n```\n",
  });
  const args = ["build", "hostile.md", "plain.md", "--format", "html,single,pdf,handout"];
  const run = await runCli([...args, "--handout", "notes,article"], { cwd });
  said = run.stderr;
  dist = join(cwd, "dist");
  served = await serveFolder(dist);
}, 120_000);

afterAll(async () => {
  listener.closeAllConnections();
  listener.close();
  await served.close();
});

function fileUrl(...names: readonly string[]): string {
  return pathToFileURL(join(dist, ...names)).href;
}

/** Writes a script and a handler into a page, as if the cleaning of HTML had let them through. */
async function plant(name: string): Promise<void> {
  const path = join(dist, ...name.split("/"));
  const html = await readFile(path, "utf8");
  const planted = '<script>window.planted=1</script><img src="x" onerror="window.planted=1">';
  await writeFile(
    path,
    html.replace('<div class="slides">', (slides) => planted + slides),
  );
}

describe("a hostile chapter", () => {
  test("is built, asks nothing of the network while it is printed, and what is wrong is told", () => {
    expect(said).toContain("image-outside-project");
    expect(said).toContain("remote-image");
    // It asks to be trusted, which no chapter can.
    expect(said).toMatch(/^hostile\.md:12:1: warning: .*\[misplaced-setting\]$/m);
    expect(said).not.toContain("html: trusted:");
    expect(said).not.toContain("    at ");
    expect(asked).toEqual([]);
  });

  test.each([
    ["from the disk", () => fileUrl("hostile", "index.html")],
    ["as it is printed", () => `${fileUrl("hostile", "index.html")}?print`],
    ["as one file", () => fileUrl("hostile", "hostile-single.html")],
    ["from a host", () => `${served.url}hostile/index.html`],
  ])("does no harm %s", async (_, url) => {
    const watched = await open(url());
    await watched.page.waitForSelector("section.slide");
    expect(await harmOf(watched.page)).toEqual(noHarm);
    expect(violations(watched)).toEqual([]);
    expect(asked).toEqual([]);
    await watched.page.close();
  });

  test("does none in the speaker's window and in the list of found slides", async () => {
    const { page } = await open(`${served.url}hostile/index.html`);
    await page.waitForSelector("section.slide.present");
    const popup = new Promise<Page | null>((resolve) => page.once("popup", resolve));
    await page.keyboard.press("s");
    const speaker = await popup;
    await speaker?.waitForSelector(".speaker-notes");
    await page.keyboard.press("End");
    expect(await speaker?.evaluate(() => Reflect.get(window, "planted"))).toBeUndefined();
    await speaker?.close();
    await page.keyboard.press("g");
    await page.keyboard.type("img");
    expect(await harmOf(page)).toEqual(noHarm);
    await page.close();
  });
});

describe("the policy of a page", () => {
  test("lets a deck with formulas and diagrams work, and is not offended", async () => {
    const watched = await open(fileUrl("plain", "index.html"));
    await watched.page.waitForSelector("section.slide.present");
    await watched.page.keyboard.press("ArrowRight");
    await watched.page.waitForSelector("section.slide.past");
    expect(watched.faults).toEqual([]);
    await watched.page.close();
  });

  test.skipIf(firefoxPath === null)("does so in Firefox, from the disk", async () => {
    const { page, faults } = await openFirefox(fileUrl("plain", "index.html"));
    await page.waitForSelector("section.slide.present");
    expect(faults).toEqual([]);
    await page.close();
  });

  test.each(["plain/index.html", "plain/plain-single.html"])(
    "stops a script and a handler that stand in %s",
    async (name) => {
      await plant(name);
      const watched = await open(fileUrl(...name.split("/")));
      await watched.page.waitForSelector("section.slide.present");
      expect(await watched.page.evaluate(() => Reflect.get(window, "planted"))).toBeUndefined();
      expect(violations(watched).length).toBeGreaterThanOrEqual(2);
      await watched.page.close();
    },
  );
});
