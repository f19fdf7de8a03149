import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { ViteDevServer } from "vite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { loadConfig } from "../../../../src/app/vite/load-config.ts";
import { startDev } from "../../../../src/app/server/dev/start-dev.ts";
import { openLiveSocket, type LiveSocket } from "../../../support/live-socket.ts";
import { ask } from "../../../support/start-present.ts";
import { svg, useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";

const newFolder = useTempFolders();

const chapter = (word: string): string =>
  `---\nlang: en\n---\n\n# Talk\n\n## One\n\n- ${word}\n- two\n\n![field](./pictures/deep/field.svg)\n`;

let root = "";
let server: ViteDevServer;
let port = 0;
const sockets: LiveSocket[] = [];

async function start(paths: readonly string[], files: Readonly<Record<string, string>>) {
  root = await newFolder();
  await writeFiles(root, files);
  // What a home folder holds beside a talk.
  for (let count = 0; count < 60; count += 1) {
    await mkdir(join(root, "other", `${count}`, "a", "b", "c"), { recursive: true });
  }
  await symlink("/", join(root, "root"));
  await symlink("/", join(root, "slides", "root"));
  const readSettings = async () => ({ config: await loadConfig(root), flags: {} });
  server = await startDev({ root, port: 0, open: false, report: () => {}, paths, readSettings });
  const address = server.httpServer?.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
}

/** Returns what a page of a deck hears, from when the deck is there. */
async function follow(deck: string, version: number): Promise<LiveSocket> {
  const socket = await openLiveSocket(port, "/");
  sockets.push(socket);
  const data = { deck, version };
  socket.send(JSON.stringify({ type: "custom", event: "lectern:hello", data }));
  await socket.saw(deck === "" ? "lectern:course" : "lectern:problems");
  return socket;
}

beforeEach(async () => {
  await start(["slides"], { "slides/talk.md": chapter("plain") });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await server.close();
});

describe.skipIf(!existsSync("/proc/self/fdinfo"))("what is watched", () => {
  const countWatches = async (): Promise<number> => {
    const all = await Promise.all(
      (await readdir("/proc/self/fdinfo")).map((name) =>
        readFile(join("/proc/self/fdinfo", name), "utf8").catch(() => ""),
      ),
    );
    return all.join("\n").match(/^inotify wd:/gm)?.length ?? 0;
  };

  test("is what the chapters use, whatever else the folder holds or links to", async () => {
    await follow("talk", 0);
    const { length } = await readdir(join(import.meta.dirname, "../../../../templates/themes"));
    // The folders of templates, and some of the project.
    expect(await countWatches()).toBeLessThan(length + 20);
  });
});

test("an image is seen in folders that were not there", async () => {
  const page = await follow("talk", 0);
  await page.saw("does not exist");
  await writeFiles(root, { "slides/pictures/deep/field.svg": svg });
  await page.saw("assets/field-");
});

test("a folder that was removed and made again is followed on", async () => {
  const page = await follow("talk", 0);
  await rm(join(root, "slides"), { recursive: true });
  await page.saw("There is no");
  await writeFiles(root, { "slides/talk.md": chapter("again") });
  await page.saw("again");
  await writeFile(join(root, "slides", "talk.md"), chapter("and-again"));
  await page.saw("and-again");
});

test("a file that takes the place of a chapter is seen, and so is one that was moved away", async () => {
  const page = await follow("talk", 0);
  await writeFile(join(root, "slides", "new.txt"), chapter("replaced"));
  await rename(join(root, "slides", "new.txt"), join(root, "slides", "talk.md"));
  await page.saw("replaced");
});

test("a new chapter in a folder of its own is seen", async () => {
  const list = await follow("", 0);
  await mkdir(join(root, "slides", "second"));
  await writeFiles(root, { "slides/second/chapter.md": "# The second\n\n## One\n\n- one\n" });
  await list.saw("The second");
});

test("a config, a template and a stylesheet elsewhere in the project are seen", async () => {
  const page = await follow("talk", 0);
  await writeFiles(root, {
    "looks/own/my.css": ".slide { --before: 1 }",
    "lectern.config.json": '{ "theme": "./looks/own/my.css" }',
  });
  await page.saw('"to":2');
  await writeFiles(root, { "templates/layouts/bullets.hbs": "{{nonsense}}" });
  await page.saw("nonsense");
  await rm(join(root, "templates"), { recursive: true });
  await writeFiles(root, { "looks/own/my.css": ".slide { --after: 1 }" });
  const css = async (): Promise<string> => {
    const html = (await ask({ port, path: "/talk/" })).body;
    const name = /assets\/deck-[\w-]+\.css/.exec(html)?.[0] ?? "";
    return (await ask({ port, path: `/talk/${name}` })).body;
  };
  await expect.poll(css).toContain("--after");
});
