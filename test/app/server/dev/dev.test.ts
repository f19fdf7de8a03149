import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { get } from "node:http";
import { connect, createServer, type AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { isAlive, listDescendants } from "../../../support/processes.ts";
import { runCli, startCli, type StartedCli } from "../../../support/run-cli.ts";
import { svg, useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";
import { useBrowser } from "../../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const chapter = (word: string): string =>
  `# Talk\n\n## First\n\n- one\n- two\n\n## Second\n\n- ${word} three\n- four\n\n![field](./field.svg)\n`;

interface Dev {
  readonly cwd: string;
  readonly run: StartedCli;
  /** Ends with `/`. */
  readonly url: string;
}

async function startDev(args: readonly string[] = []): Promise<Dev> {
  const cwd = await newFolder();
  await mkdir(join(cwd, "temporary"));
  await writeFiles(cwd, {
    "slides/talk.md": chapter("plain"),
    "slides/field.svg": svg,
    "slides/第2章 #.md": "# 川\n\n## 節\n\n- 水\n- 石\n",
  });
  const env = { TMPDIR: join(cwd, "temporary") };
  const run = startCli(["dev", "--port", "0", ...args], { cwd, env });
  const said = await run.saw(/^(http:\/\/\S+\/)\n {2}.*talk\/\n/m);
  return { cwd, run, url: /^http:\S+/.exec(said)?.[0] ?? "" };
}

/** Does anything answer there? */
function canConnect(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** Asks as a page of another site does whose name leads here. */
function statusFor(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.once("error", reject);
  });
}

/** Asks with a path as it is written, and as a page of some origin does. */
function answerTo(url: string, path: string, origin: string | null): Promise<string> {
  const { hostname, port } = new URL(url);
  const headers = origin === null ? {} : { origin };
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve(`${response.statusCode} ${Buffer.concat(chunks).toString("utf8")}`),
      );
    }).once("error", reject);
  });
}

describe("lectern dev", () => {
  let dev: Dev;

  beforeAll(async () => {
    dev = await startDev();
  });
  afterAll(async () => {
    dev.run.child.kill("SIGKILL");
    await dev.run.ended;
  });

  test("answers no page of another site or port", async () => {
    expect(await answerTo(dev.url, "/talk/index.html", "http://evil.example")).toMatch(/^403/);
    expect(await answerTo(dev.url, "/talk/index.html", "http://127.0.0.1:1")).toMatch(/^403/);
    expect(await answerTo(dev.url, "/talk/index.html", new URL(dev.url).origin)).toMatch(/^200/);
  });

  // `http://` would take what follows two slashes for a host.
  test.each(["//", "///x", "//talk/"])("is not troubled by the path %s", async (path) => {
    expect(await answerTo(dev.url, path, null)).not.toMatch(/^5/);
  });

  test.each([
    "/@fs/etc/passwd",
    "/@fs/etc/passwd?raw",
    "/@fs/etc/passwd?import&raw",
    "/..%2f..%2f..%2f..%2fetc/passwd",
    "/../../../../etc/passwd",
    "/talk/..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/talk/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/slides/",
    "/@lectern/open?source=/etc/passwd:1-1&words=root",
  ])("gives no file outside the project and no list of a folder: %s", async (path) => {
    expect(await answerTo(dev.url, path, null)).not.toMatch(/root:|talk\.md/);
  });

  test("lists the decks at / and prints where each is", async () => {
    const { page, faults } = await open(dev.url);
    const links = await page.$$eval("a.chapter-link", (all) => all.map(({ href }) => href));
    expect(links.map((link) => new URL(link).pathname)).toEqual([
      "/talk/index.html",
      `/${encodeURIComponent("第2章 #")}/index.html`,
    ]);
    expect(faults).toEqual([]);
    for (const link of links) expect((await fetch(link)).status).toBe(200);
    await page.close();
  });

  test("serves a deck with its images and fonts, from this server alone", async () => {
    const { page, faults, requested } = await open(`${dev.url}talk/`);
    await page.waitForSelector("section.slide.present");
    // Not fitted by a build: the page has to do it.
    expect(await page.$(".deck[data-fitted]")).toBeNull();
    expect(await page.$eval("img", ({ naturalWidth }) => naturalWidth)).toBe(40);
    for (const url of requested.filter((url) => !url.startsWith("data:"))) {
      expect(new URL(url).hostname).toBe("127.0.0.1");
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  test("leads from /talk to /talk/, so that the page finds its files", async () => {
    const { page, faults } = await open(`${dev.url}talk`);
    await page.waitForSelector("section.slide.present");
    expect(new URL(page.url()).pathname).toBe("/talk/");
    expect(faults).toEqual([]);
    await page.close();
  });

  test("has nothing at names that are no deck, and none of its own errors for wrong addresses", async () => {
    for (const path of ["nowhere/", "talk/assets/none.png", "%ff/", "talk/../../etc/passwd"]) {
      expect((await fetch(dev.url + path)).status, path).toBe(404);
    }
  });

  test("shows a saved change at once, on the slide that was in view", async () => {
    const { page } = await open(`${dev.url}talk/`);
    await page.waitForSelector("section.slide.present");
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight"] as const) {
      await page.keyboard.press(key);
    }
    await page.waitForFunction(() => location.hash.includes("second"));
    const { hash } = new URL(page.url());
    await writeFiles(dev.cwd, { "slides/talk.md": chapter("改めた") });
    await page.waitForFunction(() =>
      document.querySelector("section.slide.present")?.textContent.includes("改めた three"),
    );
    expect(new URL(page.url()).hash).toBe(hash);
    await page.close();
  });

  test("is heard on the loopback interface only, and answers no foreign host's name", async () => {
    const port = Number(new URL(dev.url).port);
    expect(await canConnect(port, "127.0.0.1")).toBe(true);
    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of others) expect(await canConnect(port, address)).toBe(false);
    expect(await statusFor(`${dev.url}talk/`, "evil.example")).toBe(403);
  });
});

describe.skipIf(!existsSync("/proc/self/stat"))("lectern dev, ended", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s leaves no process and no file", async (signal, code) => {
    const { cwd, run, url } = await startDev();
    expect((await fetch(`${url}talk/`)).status).toBe(200);
    const children = await listDescendants(run.child.pid ?? 0);
    run.child.kill(signal);
    expect((await run.ended).code).toBe(code);
    await vi.waitFor(async () => {
      expect(await Promise.all(children.map(isAlive))).not.toContain(true);
    });
    await expect(fetch(url)).rejects.toThrow();
    expect(await readdir(cwd)).toEqual(["slides", "temporary"]);
    expect(await readdir(join(cwd, "temporary"))).toEqual([]);
  });
});

test("a port that is taken ends with 3 and a hint, and is not exchanged for another", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "talk.md": chapter("plain"), "field.svg": svg });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { code, stdout, stderr } = await runCli(["dev", "talk.md", "--port", String(port)], {
    cwd,
  });
  await new Promise((resolve) => server.close(resolve));
  expect(stderr).toBe(
    `error: Port ${port} cannot be used. [port-taken]\n` +
      "  hint: Name another with --port, or leave it out.\n",
  );
  expect(stdout).toBe("");
  expect(code).toBe(3);
});

test("a chapter outside the working folder, named by its whole path, is watched too", async () => {
  const elsewhere = await newFolder();
  await writeFiles(elsewhere, { "far.md": "# Far\n\n## Part\n\n- before\n- two\n" });
  const cwd = await newFolder();
  const run = startCli(["dev", join(elsewhere, "far.md"), "--port", "0"], { cwd });
  const said = await run.saw(/far\/\n/);
  const { page } = await open(`${/^http:\S+/.exec(said)?.[0] ?? ""}far/`);
  await page.waitForFunction(() => document.body.textContent.includes("before"));
  await writeFiles(elsewhere, { "far.md": "# Far\n\n## Part\n\n- after\n- two\n" });
  await page.waitForFunction(() => document.body.textContent.includes("after"));
  await page.close();
  run.child.kill("SIGINT");
  expect((await run.ended).code).toBe(130);
});
