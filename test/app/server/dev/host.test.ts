import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { build, createServer, type Plugin, type ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { bareMachine, packageRoot, runCliWell, toEnvironment } from "../../../support/run-cli.ts";
import { sawOnSlides } from "../../../support/start-dev.ts";
import { listFiles, useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";
import { useBrowser } from "../../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const files = {
  "index.html":
    '<!doctype html>\n<title>Host</title>\n<p id="app"></p>\n<script type="module" src="/main.js"></script>\n',
  "main.js":
    'import { word } from "./word.js";\nexport {};\nconst show = (now) => (document.querySelector("#app").textContent = now);\nshow(word);\nimport.meta.hot?.accept("./word.js", (next) => show(next.word));\n',
  "word.js": 'export const word = "first";\n',
  "public/own.txt": "the host's own\n",
  "slides/talk.md": "# Talk\n\n## One\n\n- one\n- two\n",
  "slides/more.md": "# More\n\n## Two\n\n- three\n",
};

let lectern: (options?: object) => Plugin;

beforeAll(async () => {
  const path = pathToFileURL(join(packageRoot, "build", "vite.js")).href;
  ({ lectern } = (await import(path)) as { lectern: typeof lectern });
});

async function newHost(): Promise<string> {
  const root = await newFolder();
  await writeFiles(root, files);
  return root;
}

const quiet = { configFile: false, logLevel: "silent" } as const;

describe("vite build of a host with the plugin", () => {
  test("keeps the host's files byte for byte and adds fitted decks below the base", async () => {
    const root = await newHost();
    await build({ ...quiet, root, build: { outDir: "plain" } });
    await build({ ...quiet, root, plugins: [lectern({ base: "talks" })] });
    const plain = await listFiles(join(root, "plain"));
    const both = await listFiles(join(root, "dist"));
    expect(both.filter((name) => !name.startsWith("talks/"))).toEqual(plain);
    for (const name of plain) {
      const [one, other] = await Promise.all(
        ["plain", "dist"].map((folder) => readFile(join(root, folder, name))),
      );
      expect(other?.equals(one ?? new Uint8Array()), name).toBe(true);
    }
    await runCliWell(["build", "--format", "html", "--out", "own"], { cwd: root });
    for (const name of ["index.html", "talk/index.html", "talk/sw.js", "more/deck.json"]) {
      const [built, own] = await Promise.all(
        ["dist/talks", "own"].map((folder) => readFile(join(root, folder, name), "utf8")),
      );
      expect(built, name).toBe(own);
    }
  });

  test("leaves the host's page at the root also where decks stand there", async () => {
    const root = await newHost();
    await build({ ...quiet, root, plugins: [lectern({ base: "/" })] });
    expect(await readFile(join(root, "dist/index.html"), "utf8")).toContain("<title>Host</title>");
    expect(await readFile(join(root, "dist/talk/index.html"), "utf8")).toContain("data-fitted");
  });

  test("adds no decks to a build for the server", async () => {
    const root = await newHost();
    await build({ ...quiet, root, plugins: [lectern()], build: { ssr: "word.js" } });
    expect(await listFiles(join(root, "dist"))).toEqual(["own.txt", "word.mjs"]);
  });

  test.each(["../up", "a b", "https://example.org/", "/a/./b/", "/%2e%2e/"])(
    "has no decks below %s",
    (base) => {
      expect(() => lectern({ base })).toThrow(/is no path of plain names/);
    },
  );
});

test("where there is no browser, decks fit themselves when opened, and that is one warning", async () => {
  const root = await newHost();
  // Vite needs this machine's own system, and lectern finds no browser on another.
  const script = `
    import { build } from ${JSON.stringify(import.meta.resolve("vite"))};
    Object.defineProperty(process, "platform", { value: "freebsd" });
    const { lectern } = await import(${JSON.stringify(pathToFileURL(join(packageRoot, "build/vite.js")).href)});
    await build({ root: process.cwd(), configFile: false, logLevel: "warn", plugins: [lectern()] });`;
  const args = ["--input-type=module", "--eval", script];
  const env = toEnvironment(bareMachine(root).env);
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
  expect((stdout + stderr).match(/\[not-fitted\]/g)).toHaveLength(1);
  const html = await readFile(join(root, "dist/slides/talk/index.html"), "utf8");
  expect(html).not.toContain("data-fitted");
  expect(html).toContain("two");
});

describe.each(["/", "/app/"])("vite with the plugin, in a host at %s", (hostBase) => {
  let root = "";
  let url = "";
  let server: ViteDevServer;

  beforeAll(async () => {
    root = await newHost();
    const port = { port: 0, host: "127.0.0.1" };
    server = await createServer({
      ...quiet,
      root,
      base: hostBase,
      server: port,
      plugins: [lectern()],
    });
    await server.listen();
    const address = server.httpServer?.address();
    url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}${hostBase}`;
  });
  afterAll(() => server.close());

  const get = (path: string) => fetch(`${url}${path}`, { headers: { Accept: "text/html" } });

  test.each(["", "index.html", "some/route", "talk/", "slide", "slides.html"])(
    "the host's page stands at its /%s",
    async (path) => {
      const page = await get(path);
      expect([page.status, await page.text()]).toEqual([
        200,
        expect.stringContaining("<title>Host</title>"),
      ]);
    },
  );

  test("the host's files are served as ever, its sources too", async () => {
    expect(await (await get("own.txt")).text()).toBe(files["public/own.txt"]);
    expect(await (await get("word.js")).text()).toContain("first");
  });

  test("decks and their list stand below the base", async () => {
    const list = await get("slides");
    expect(list.url).toBe(`${url}slides/`);
    expect(await list.text()).toMatch(/href="talk\//);
    const deck = await get("slides/talk");
    expect(deck.url).toBe(`${url}slides/talk/`);
    const html = await deck.text();
    const asset = /href="(assets\/deck-[^"]+\.css)"/.exec(html)?.[1] ?? "";
    expect((await get(`slides/talk/${asset}`)).headers.get("content-type")).toContain("text/css");
  });

  test("saves are shown, in the host's page and in the deck", async () => {
    const { page } = await open(`${url}slides/talk/`);
    const host = await open(url);
    await sawOnSlides(page, "two");
    await host.page.waitForFunction(() => document.querySelector("#app")?.textContent === "first");
    await writeFiles(root, { "word.js": 'export const word = "second";\n' });
    await host.page.waitForFunction(() => document.querySelector("#app")?.textContent === "second");
    await writeFiles(root, { "slides/talk.md": "# Talk\n\n## One\n\n- one\n- saved\n" });
    await sawOnSlides(page, "saved");
    await writeFiles(root, { "word.js": files["word.js"] });
    await host.page.close();
    await page.close();
  });
});
