import { chmod, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { endDev, sawOnSlides, sawProblem, startDev, type Dev } from "../../../support/start-dev.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";
import { useBrowser } from "../../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const chapter =
  "---\nlang: en\n---\n\n# Talk\n\n## First\n\n- one\n- two\n\n## Second\n\n- three\n- four\n";

let dev: Dev;
let page: Page;
/** What the author's editor was started with, one run a line. */
let opened: string;

const save = (text: string) => writeFile(join(dev.cwd, "slides", "talk.md"), text);

/** Resolves with the last file that the editor was asked to open. */
const openedFile = (): Promise<string> =>
  vi.waitFor(async () => {
    const text = await readFile(opened, "utf8");
    await rm(opened);
    return text.trim();
  });

beforeAll(async () => {
  const cwd = await newFolder();
  const tools = await newFolder();
  opened = join(tools, "opened.txt");
  // The dev server knows editors by their names, and how each is told of a line.
  const editor = join(tools, "code");
  await writeFile(
    editor,
    `#!/bin/sh\nprintf '%s\\n' "$*" > ${opened}.new\nmv ${opened}.new ${opened}\n`,
  );
  await chmod(editor, 0o755);
  dev = await startDev(cwd, { "slides/talk.md": chapter }, { LAUNCH_EDITOR: editor });
});
afterAll(() => endDev(dev));

beforeEach(async () => {
  await save(chapter);
  ({ page } = await open(`${dev.url}talk/`));
  await page.waitForSelector("section.slide.present");
});
afterEach(() => page.close());

describe("what is wrong with a chapter", () => {
  test("stands in the page and on the terminal until it is mended", async () => {
    let said = "";
    dev.run.child.stderr?.on("data", (text: string) => (said += text));
    await save(`${chapter}\n![a field](./none.png)\n`);
    await sawProblem(page, 'Image "./none.png" does not exist.');
    await sawProblem(page, "Warnings: 1");
    await sawProblem(page, "slides/talk.md:17:");
    await sawOnSlides(page, "none.png");
    await vi.waitFor(() => expect(said).toContain('warning: Image "./none.png" does not exist.'));
    // What was said once is not said again for what is saved next.
    await save(`${chapter}\nMore.\n\n![a field](./none.png)\n`.replace("three", "another"));
    await sawOnSlides(page, "another");
    await sawProblem(page, "slides/talk.md:19:");
    expect(said.match(/does not exist/g)).toHaveLength(1);
    await save(chapter);
    await sawProblem(page, "");
  });

  test("opens the editor at its line", async () => {
    await save(`${chapter}\n![a field](./none.png)\n`);
    await sawProblem(page, "none.png");
    await page.click(".lectern-problems >>> summary");
    await page.click(".lectern-problems >>> button");
    expect(await openedFile()).toMatch(/slides\/talk\.md:17:\d+$/);
  });

  test.each([
    ["front matter that cannot be read", `---\nlang: [en\n---\n\n# Other\n`, "slides/talk.md:"],
    ["a setting of no such value", chapter.replace("lang: en", "lang: en\nratio: 7:3"), "7:3"],
  ])("leaves the deck as it was: %s", async (_, text, words) => {
    await save(text);
    await sawProblem(page, words);
    await sawProblem(page, "As it was before: the saved chapter cannot be shown.");
    expect(await page.$$eval(".slides > .slide", (slides) => slides.map(({ id }) => id))).toContain(
      "second",
    );
    await save(chapter.replace("three", "mended"));
    await sawOnSlides(page, "mended");
    await sawProblem(page, "");
  });

  test("can be a template's, which leaves the deck as it was", async () => {
    await writeFiles(dev.cwd, { "templates/layouts/bullets.hbs": "{{nonsense}}" });
    await sawProblem(page, 'There is no "nonsense".');
    await sawProblem(page, "templates/layouts/bullets.hbs:1:3");
    expect(await page.$eval(".slides", (slides) => slides.textContent)).toContain("three");
    await rm(join(dev.cwd, "templates"), { recursive: true });
    await sawProblem(page, "");
  });

  test("can be the settings', which leaves the deck as it was", async () => {
    await writeFiles(dev.cwd, { "lectern.config.json": '{ "scheme": "drak" }' });
    await sawProblem(page, "lectern.config.json");
    await rm(join(dev.cwd, "lectern.config.json"));
    await sawProblem(page, "");
  });

  test("is shown in place of a deck that was never right, which comes when it is", async () => {
    await writeFiles(dev.cwd, {
      "templates/layouts/bullets.hbs": "{{nonsense}}",
      "slides/new.md": chapter,
    });
    const { page: other } = await open(`${dev.url}new/`);
    await sawProblem(other, 'There is no "nonsense".');
    await rm(join(dev.cwd, "templates"), { recursive: true });
    await other.waitForSelector("section.slide.present");
    await other.close();
    await rm(join(dev.cwd, "slides/new.md"));
  });
});

describe("Alt-click", () => {
  const altClick = async (selector: string) => {
    await page.keyboard.down("Alt");
    await page.click(selector);
    await page.keyboard.up("Alt");
  };

  test("opens the editor at the line of what was clicked, and nothing else happens", async () => {
    for (const [id, selector, line] of [
      ["second", "li:nth-child(2)", 15],
      ["second", "h2", 12],
      ["first", "li:nth-child(1)", 9],
    ] as const) {
      await page.goto(`${dev.url}talk/#/${id}`);
      await page.waitForSelector(`#${id}.present`);
      await altClick(`#${id} ${selector}`);
      expect(await openedFile()).toMatch(new RegExp(`slides/talk\\.md:${line}:1$`));
      expect(new URL(page.url()).hash).toBe(`#/${id}`);
    }
  });

  test("finds the line after others were written above", async () => {
    await save(chapter.replace("## Second", "- more\n- and more\n\n## Second"));
    await sawOnSlides(page, "and more");
    await page.goto(`${dev.url}talk/#/second`);
    await page.waitForSelector("#second.present");
    await altClick("#second li");
    expect(await openedFile()).toMatch(/slides\/talk\.md:17:1$/);
  });
});

describe("the editor", () => {
  const place = "slides/talk.md:1:1";
  const tokenIn = async (): Promise<string> =>
    /data-token="([\w-]+)"/.exec(await (await fetch(`${dev.url}talk/`)).text())?.[1] ?? "";
  const ask = async (wish: object, headers: Readonly<Record<string, string>> = {}) => {
    const { status } = await fetch(`${dev.url}@lectern/open`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(wish),
    });
    return status;
  };

  test("is opened for who has the page's token", async () => {
    expect(await ask({ token: await tokenIn(), place }, { origin: dev.url.slice(0, -1) })).toBe(
      200,
    );
    expect(await openedFile()).toBe(`-r -g ${join(dev.cwd, "slides/talk.md")}:1:1`);
  });

  test("is not opened by a GET, whoever sends it", async () => {
    const token = await tokenIn();
    for (const path of [
      "__open-in-editor",
      "@lectern/open",
      "__OPEN-IN-EDITOR/",
      "x/__open-in-editor",
    ]) {
      const query = new URLSearchParams({ file: place, place, token });
      for (const headers of [{}, { "sec-fetch-site": "same-origin", "sec-fetch-dest": "image" }]) {
        const { status } = await fetch(`${dev.url}${path}?${query}`, { headers });
        expect(status, path).toBeGreaterThanOrEqual(403);
      }
    }
    await expect(readFile(opened)).rejects.toThrow("ENOENT");
  });

  test("is not opened without the token, for other files, nor for other sites", async () => {
    const token = await tokenIn();
    expect(await ask({ place })).toBe(403);
    expect(await ask({ place, token: "" })).toBe(403);
    expect(await ask({ place, token: `${token}x` })).toBe(403);
    expect(await ask({ place: "/etc/passwd:1:1", token })).toBe(403);
    expect(await ask({ place: "../../etc/passwd", token })).toBe(403);
    expect(await ask({ source: "/etc/passwd:1-1", words: "root", token })).toBe(403);
    expect(await ask({ place, token }, { "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await ask({ place, token }, { origin: "null" })).toBe(403);
    expect(await ask({ place, token }, { "content-type": "text/plain" })).toBe(403);
    expect(await ask({ place, token, more: "x".repeat(9000) })).toBe(403);
    await expect(readFile(opened)).rejects.toThrow("ENOENT");
  });
});

test("chapters that are new, renamed or gone are seen in the list, and told of in their page", async () => {
  const { page: list } = await open(`${dev.url}index.html`);
  const names = (wanted: readonly string[]) =>
    list.waitForFunction(
      (texts) =>
        [...document.querySelectorAll<HTMLAnchorElement>("a.chapter-link")]
          .map((link) => link.pathname)
          .join() === texts,
      {},
      wanted.map((name) => `/${name}/index.html`).join(),
    );
  await names(["talk"]);
  const path = (name: string) => join(dev.cwd, "slides", name);
  await writeFile(path("more.md"), chapter);
  await names(["more", "talk"]);
  const { page: more } = await open(`${dev.url}more/`);
  await more.waitForSelector("section.slide.present");
  await rename(path("more.md"), path("moved.md"));
  await names(["moved", "talk"]);
  await sawProblem(more, "There is no slides/more.md any more.");
  expect(await more.$$(".slides > .slide")).not.toHaveLength(0);
  await rename(path("moved.md"), path("more.md"));
  await sawProblem(more, "");
  await rm(path("more.md"));
  await names(["talk"]);
  await more.close();
  await list.close();
});
