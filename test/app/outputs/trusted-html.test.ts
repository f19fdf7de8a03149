import { readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { drawPdfPage } from "../../support/draw-pdf.ts";
import { readPdf } from "../../support/read-pdf.ts";
import { runCli } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const line = "html: trusted: HTML in the chapters runs as it is written.\n";

function chapterAt(url: string): string {
  const sections = {
    Box: '<div id="box" class="slide" style="background:#00c800;padding:60px">\nA box.\n\n<p>More.</p>\n</div>',
    Script:
      '<p id="said" class="a">said</p>\n\n<script>\ndocument.getElementById("said").append(" ran");\n\nwindow.ran = (window.ran ?? 0) + 1;\nif (location.search === "?fit") alert("held up");\n</script>',
    Frame: `<iframe src="${url}" width="640" height="300"></iframe>`,
    Own: '<iframe src="own.html" width="640" height="300"></iframe>',
    Disk: `<iframe src="file:///etc/hostname"></iframe>\n\n<img src="${url}" class="b">`,
    Later:
      '<script src="fill.js"></script>\n<style>#filled { color: #c80000 }</style>\n\n<p id="filled" class="c"></p>',
    Words:
      'Words <button onclick="window.pressed=1">press</button> and <b class="d" data-e="f">more</b>.',
  };
  const text = Object.entries(sections).map(([name, body]) => `## ${name}\n\n${body}`);
  return `# Trusted\n\n${text.join("\n\n")}\n`;
}

let cwd = "";
let said = "";
let listener: Server;
const asked: string[] = [];

beforeAll(async () => {
  listener = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("Content-Type", "text/html").end("<p>from the web</p>");
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/asked`;
  cwd = await newFolder();
  await writeFiles(cwd, {
    "own.html": "<p>its own page</p><script>document.body.append('scripted')</script>",
    "fill.js":
      'addEventListener("load", () => document.getElementById("filled").append("filled"));',
    "a.md": chapterAt(url),
  });
  const args = ["build", "a.md", "--html", "trusted", "--handout", "notes,grid2,article"];
  const run = await runCli([...args, "--format", "html,single,pdf,handout"], { cwd });
  said = run.stderr;
  expect(run.code).toBe(0);
  // Before any page is opened here, which may ask.
  expect(asked).toEqual([]);
}, 120_000);

afterAll(() => {
  listener.closeAllConnections();
  listener.close();
});

const built = (name: string): string => join(cwd, "dist", "a", name);

async function openBuilt(name: string): Promise<Page> {
  const { page } = await open(pathToFileURL(built(name)).href);
  await page.waitForSelector("section.slide.present");
  return page;
}

const seen = (page: Page): Promise<unknown> =>
  page.evaluate(() => ({
    ran: Reflect.get(window, "ran"),
    said: document.getElementById("said")?.textContent,
    filled: document.getElementById("filled")?.textContent,
    frames: document.querySelectorAll("main iframe").length,
    slides: document.querySelectorAll(".slides > .slide").length,
  }));

const whole = { ran: 1, said: "said ran", filled: "filled", frames: 3, slides: 10 };

describe("a chapter whose HTML is trusted", () => {
  test("is told of in one line", () => {
    expect(said.split(line)).toHaveLength(2);
  });

  test.each(["index.html", "a-single.html"])("runs once in %s, as it is written", async (name) => {
    const page = await openBuilt(name);
    expect(await seen(page)).toEqual(whole);
    await page.close();
  });

  test("is published as it is written, not as it was while it was fitted", async () => {
    const html = await readFile(built("index.html"), "utf8");
    expect(html).toContain('<p id="said" class="a">said</p>');
    expect(html).toContain('<b class="d" data-e="f">more</b>');
    expect(html).not.toContain("data-html");
    const deck = await readFile(built("deck.json"), "utf8");
    expect(deck).toContain('"type": "raw-html"');
  });

  test("shows in the PDFs what it draws, and nothing of the web", async () => {
    const { pages } = await readPdf(built("a.pdf"));
    const words = pages.map(({ text }) => text);
    expect(words[3]).toContain("saidran");
    expect(words[4]).toContain("/asked");
    expect(words[5]).toContain("scripted");
    expect(words.join(" ")).not.toContain("fromtheweb");
    const { data, width, height } = await drawPdfPage(built("a.pdf"), 2, 36);
    const middle = 4 * (Math.round(height * 0.3) * width + Math.round(width * 0.7));
    expect(Array.from(data.slice(middle, middle + 3))).toEqual([0, 200, 0]);
    const article = await readPdf(built("a-article.pdf"));
    const printed = article.pages.map(({ text }) => text).join(" ");
    expect(printed).toContain("saidran");
    expect(printed).toContain("filled");
  });

  test("is read by the allow-list again where the flag is left out", async () => {
    const run = await runCli(["build", "a.md", "--format", "html"], { cwd });
    expect(run.stderr).not.toContain(line);
    expect(run.stdout).not.toContain("unchanged");
    const html = await readFile(built("index.html"), "utf8");
    expect(html).not.toMatch(/<iframe|window\.ran|unsafe-inline' https:/);
  });

  test("is told of by check, and not in its JSON; the config says so, too", async () => {
    await writeFile(join(cwd, "lectern.config.json"), '{ "html": "trusted" }');
    const run = await runCli(["check", "a.md", "--json"], { cwd });
    expect(run.stderr).toBe(line);
    expect(JSON.parse(run.stdout)).toBeInstanceOf(Array);
  });
});
