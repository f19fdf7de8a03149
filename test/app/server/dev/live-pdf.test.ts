import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import process from "node:process";

import type { HTTPRequest, HTTPResponse, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { isAlive, listDescendants } from "../../../support/processes.ts";
import { endDev, sawOnSlides, startDev, type Dev } from "../../../support/start-dev.ts";
import { readPdf } from "../../../support/read-pdf.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";
import { useBrowser } from "../../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const chapter = (item: string): string =>
  `---\nlang: en\n---\n\n# Talk\n\n## First\n\n- one\n- **${item}**\n\nProse of the first part.\n\n## Second\n\n- three\n- four\n`;

let cwd: string;
let dev: Dev;
let page: Page;

beforeAll(async () => {
  cwd = join(await newFolder(), "project");
  await mkdir(join(cwd, "..", "temporary"), { recursive: true });
  dev = await startDev(
    cwd,
    { "slides/第2章 talk.md": chapter("plain") },
    { TMPDIR: join(cwd, "..", "temporary") },
  );
  ({ page } = await open(`${dev.url}${encodeURIComponent("第2章 talk")}/`));
  await page.waitForSelector("section.slide.present");
});
afterAll(() => endDev(dev));

const save = (text: string) => writeFile(join(cwd, "slides", "第2章 talk.md"), text);

/** Clicks as a person does. Returns the answer to what was asked for. */
async function choose(kind: string): Promise<HTTPResponse> {
  await page.bringToFront();
  await page.click(".lectern-bar >>> .pdf");
  await page.waitForSelector(".lectern-bar >>> .menu:popover-open");
  const answer = page.waitForResponse((response) => response.url().includes(`kind=${kind}`));
  await page.click(`.lectern-bar >>> [data-kind="${kind}"]`);
  return answer;
}

interface Had {
  readonly text: string;
  readonly pages: number;
  readonly disposition: string | null;
  readonly path: string;
}

async function readPrinted(answer: HTTPResponse): Promise<Had> {
  const { url } = (await answer.json()) as { readonly url: string };
  const had = await fetch(new URL(url, dev.url));
  expect(had.headers.get("content-type")).toBe("application/pdf");
  const pdf = await readPdf(new Uint8Array(await had.arrayBuffer()));
  return {
    text: pdf.pages.map(({ text }) => text).join("\n"),
    pages: pdf.pages.length,
    disposition: had.headers.get("content-disposition"),
    path: decodeURIComponent(url),
  };
}

const status = () =>
  page.$eval(".lectern-bar >>> .status", ({ textContent }) => textContent?.trim() ?? "");

describe("the button for PDFs", () => {
  test("prints the slides as they were saved last, into a tab of their own, under their name", async () => {
    const opened = new Promise<Page | null>((resolve) => page.once("popup", resolve));
    const had = await readPrinted(await choose("slides"));
    expect(had.text).toContain("plain");
    expect(had.pages).toBe(await page.$$eval(".slides > .slide", (slides) => slides.length));
    expect(had.path).toMatch(/^\/@lectern\/pdf\/[0-9a-f-]{36}\/第2章 talk\.pdf$/);
    expect(had.disposition).toContain(
      `inline; filename="_2__talk.pdf"; filename*=UTF-8''${encodeURIComponent("第2章 talk.pdf")}`,
    );
    expect(await opened).not.toBeNull();
    await (await opened)?.close();
    await save(chapter("改めた"));
    await sawOnSlides(page, "改めた");
    expect((await readPrinted(await choose("slides"))).text).toContain("改めた");
    await vi.waitFor(async () => expect(await status()).toBe(""));
  });

  test("prints each kind of handout", async () => {
    const kinds = await page.$$eval(".lectern-bar >>> [data-kind]", (all) =>
      all.map((item) => item.getAttribute("data-kind") ?? ""),
    );
    expect(kinds).toHaveLength(9);
    const names = [];
    for (const kind of kinds.slice(1)) names.push((await readPrinted(await choose(kind))).path);
    expect(names.map((name) => name.replace(/^.*\/第2章 talk/, ""))).toEqual([
      "-handout.pdf",
      "-grid2.pdf",
      "-grid4.pdf",
      "-grid6.pdf",
      "-lines.pdf",
      "-article.pdf",
      "-cloze.pdf",
      "-cloze-key.pdf",
    ]);
  });

  test("gives all who ask at once the same PDF, and a new one to who asks after a save", async () => {
    const ask = async () => {
      const asked = await fetch(
        `${dev.url}@lectern/print?${new URLSearchParams({ deck: "第2章 talk", kind: "grid2" })}`,
        { method: "POST", headers: { origin: dev.url.slice(0, -1) } },
      );
      return ((await asked.json()) as { readonly url: string }).url;
    };
    await save(chapter("again"));
    await sawOnSlides(page, "again");
    const urls = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(urls).size).toBe(1);
    await save(chapter("and again"));
    await sawOnSlides(page, "and again");
    expect(urls).not.toContain(await ask());
  });

  test("prints what was saved while the menu stands open, which is then made ready anew", async () => {
    await page.bringToFront();
    const asked: string[] = [];
    const listen = (wanted: HTTPRequest): void => {
      if (wanted.url().includes("/@lectern/print?") && !wanted.url().includes("kind=")) {
        asked.push(wanted.url());
      }
    };
    page.on("request", listen);
    await page.click(".lectern-bar >>> .pdf");
    // When the pointer comes to the button, and when the menu opens.
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    await save(chapter("meanwhile"));
    await sawOnSlides(page, "meanwhile");
    await vi.waitFor(() => expect(asked).toHaveLength(3));
    page.off("request", listen);
    const answer = page.waitForResponse((response) => response.url().includes("kind=slides"));
    await page.click('.lectern-bar >>> [data-kind="slides"]');
    expect((await readPrinted(await answer)).text).toContain("meanwhile");
  });

  test("says in the page why there is none, and prints again when the chapter is mended", async () => {
    await save(chapter("x").replace("lang: en", "ratio: 7:3"));
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>(".lectern-problems")?.hidden === false,
    );
    await choose("slides");
    await vi.waitFor(async () => expect(await status()).toContain("The PDF could not be made."));
    expect(await status()).toContain("7:3");
    await save(chapter("mended"));
    await sawOnSlides(page, "mended");
    expect((await readPrinted(await choose("slides"))).text).toContain("mended");
  });

  test.skipIf(!existsSync("/proc/self/stat"))("prints also when the browser has died", async () => {
    const before = await listDescendants(dev.run.child.pid ?? 0);
    expect(before.length).toBeGreaterThan(0);
    for (const pid of before) process.kill(pid, "SIGKILL");
    await save(chapter("revived"));
    await sawOnSlides(page, "revived");
    expect((await readPrinted(await choose("slides"))).text).toContain("revived");
  });

  test("answers pages of its own alone, and only where something is posted", async () => {
    const ask = (method: string, headers: Readonly<Record<string, string>>): Promise<number> =>
      new Promise((resolve, reject) => {
        const url = `${dev.url}@lectern/print?deck=x&kind=slides`;
        const asked = request(url, { method, headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        asked.once("error", reject).end();
      });
    const origin = dev.url.slice(0, -1);
    expect(await ask("POST", { origin })).toBe(200);
    expect(await ask("GET", { origin })).toBe(403);
    expect(await ask("POST", {})).toBe(403);
    expect(await ask("POST", { origin: "http://evil.example" })).toBe(403);
    expect(await ask("POST", { origin, "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await ask("POST", { origin: "http://evil.example", host: "evil.example" })).toBe(403);
    expect((await fetch(`${dev.url}@lectern/pdf/none/talk.pdf`)).status).toBe(404);
  });

  test.skipIf(!existsSync("/proc/self/stat"))(
    "leaves no process and no file when it is interrupted",
    async () => {
      const children = await listDescendants(dev.run.child.pid ?? 0);
      expect(children.length).toBeGreaterThan(0);
      dev.run.child.kill("SIGINT");
      expect((await dev.run.ended).code).toBe(130);
      await vi.waitFor(async () => {
        expect(await Promise.all(children.map(isAlive))).not.toContain(true);
      });
      expect(await readdir(join(cwd, "..", "temporary"))).toEqual([]);
      expect(await readdir(cwd)).toEqual(["slides"]);
      expect(await readFile(join(cwd, "slides", "第2章 talk.md"), "utf8")).toContain("revived");
    },
  );
});
