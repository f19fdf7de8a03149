import { chmod, readFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import process from "node:process";

import { describe, expect, test, vi } from "vitest";

import { listAddresses } from "../../../../src/app/server/present/start-presenting.ts";
import { runCli, startCli, serveHere } from "../../../support/run-cli.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";

const newFolder = useTempFolders();
const chapter = "# Sea\n\n## Tide\n\n- high\n- low\n";
const addresses = listAddresses(networkInterfaces());

/** Runs until all is printed, and returns it. */
async function runShortly(args: readonly string[], cwd: string): Promise<string> {
  await writeFiles(cwd, { "sea.md": chapter });
  const { saw, stop, ended } = serveHere(["present", ...args], { cwd });
  const printed = await saw(/Press Enter for a new one/);
  stop();
  expect((await ended).code).toBe(0);
  return printed;
}

describe("lectern present", () => {
  test("says where the deck is, and the remote of this machine, with no picture for a phone", async () => {
    const said = await runShortly(["sea.md", "--port", "0"], await newFolder());
    expect(said).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/sea\/\n\nRemote, in another window of this machine: http:\/\/127\.0\.0\.1:\d+\/@pair#[\w-]{22}\nIt works once, within 10 minutes\. Press Enter for a new one\.\n$/,
    );
  });

  test.skipIf(addresses.length === 0)(
    "takes the chapter behind --host for a chapter, and is heard on every network",
    async () => {
      const said = await runShortly(["--port", "0", "--host", "sea.md"], await newFolder());
      const hosts = [...said.matchAll(/http:\/\/(\S+):\d+\/@pair#/g)].map(([, host = ""]) =>
        host.replaceAll(/[[\]]/g, ""),
      );
      expect(hosts).toEqual([...addresses, "127.0.0.1"]);
    },
  );

  test("takes the next port where its own is taken", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      // Somebody else may have it already.
      server.once("error", () => resolve());
      server.listen(5173, "127.0.0.1", resolve);
    });
    const said = await runShortly(["sea.md"], await newFolder());
    server.close();
    expect(Number(new URL(said.split("\n")[0] ?? "").port)).toBeGreaterThan(5173);
  });

  test.skipIf(process.platform === "win32")("--open opens the deck in BROWSER", async () => {
    const cwd = await newFolder();
    const opened = join(cwd, "opened.txt");
    await writeFiles(cwd, { "browser.sh": `#!/bin/sh\nprintf '%s' "$1" > '${opened}'\n` });
    await chmod(join(cwd, "browser.sh"), 0o755);
    await writeFiles(cwd, { "sea.md": chapter });
    const run = startCli(["present", "sea.md", "--port", "0", "--open"], {
      cwd,
      env: { BROWSER: join(cwd, "browser.sh") },
    });
    const said = await run.saw(/Press Enter for a new one/);
    await vi.waitFor(async () => {
      expect(await readFile(opened, "utf8")).toBe(said.split("\n")[0]);
    });
    run.child.kill("SIGINT");
    await run.ended;
  });

  test("--open opens the list of several decks, and a stop frees the port", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "sea.md": chapter, "lake.md": chapter });
    const args = ["present", "sea.md", "lake.md", "--port", "0", "--open"];
    const { saw, stop, ended, opened } = serveHere(args, { cwd });
    const [url = ""] = (await saw(/Press Enter for a new one/)).split("\n");
    expect(opened).toEqual([url]);
    expect((await fetch(url)).status).toBe(200);
    stop();
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  test("tells what is wrong with a chapter, and presents it nevertheless", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "flawed.md": `${chapter}\n![a boat](./boat.png)\n` });
    const { saw, stop, ended } = serveHere(["present", "flawed.md", "--port", "0"], { cwd });
    await saw(/Press Enter for a new one/);
    stop();
    expect((await ended).stderr).toContain("[missing-image]");
  });

  test("shows the notes of a deck whose config is for the public", async () => {
    const cwd = await newFolder();
    const text = `${chapter}\n<!-- slide: notes: Tell of the moon. -->\n`;
    await writeFiles(cwd, { "sea.md": text, "lectern.config.json": '{ "public": true }' });
    const { saw, stop, ended } = serveHere(["present", "sea.md", "--port", "0"], { cwd });
    const [url = ""] = (await saw(/Press Enter for a new one/)).split("\n");
    expect(await (await fetch(url)).text()).toContain("Tell of the moon.");
    stop();
    await ended;
  });

  test("a chapter that does not exist ends with 2", async () => {
    const { code, stderr } = await runCli(["present", "none.md"], { cwd: await newFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain("[no-chapter]");
  });
});

async function newProject(): Promise<string> {
  const cwd = await newFolder();
  await writeFiles(cwd, { "sea.md": chapter });
  return cwd;
}

test("a port that is taken ends with 3 and a hint", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const run = await runCli(["present", "sea.md", "--port", String(port)], {
    cwd: await newProject(),
  });
  await new Promise((resolve) => server.close(resolve));
  expect(run.stderr).toBe(
    `error: Port ${port} cannot be used. [port-taken]\n` +
      "  hint: Name another with --port, or leave it out.\n",
  );
  expect([run.code, run.stdout]).toEqual([3, ""]);
});

test.each(["203.0.113.9", "somewhere.example", "::ffff:0"])(
  "%s, which is not an address of this machine, ends with 2 and a hint",
  async (host) => {
    const run = await runCli(["present", "sea.md", "--port", "0", "--host", host], {
      cwd: await newProject(),
    });
    expect(run.stderr).toContain(
      `error: "${host}" is not an address of this machine. [usage]\n  hint: `,
    );
    expect([run.code, run.stdout]).toEqual([2, ""]);
  },
);
