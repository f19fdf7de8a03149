import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Browser, Target } from "puppeteer-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import {
  startRemoteChromium,
  untouched,
  type RemoteChromium,
} from "../../support/remote-chromium.ts";
import { readPdf, withoutSpaces } from "../../support/read-pdf.ts";
import { runCli, runCliWell, startCli } from "../../support/run-cli.ts";
import { listFiles, svg, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();
let remote: RemoteChromium;

beforeAll(async () => {
  remote = await startRemoteChromium();
});
afterAll(() => remote.end());

/** Lists what the tabs of a browser ask for from now on. */
function listRequests(browser: Browser): string[] {
  const requested: string[] = [];
  browser.on("targetcreated", async (target: Target) => {
    const page = await target.page();
    page?.on("request", (request) => requested.push(request.url()));
  });
  return requested;
}

const small = {
  "soil.md":
    "# Soil\n\n## What moves it\n\n![a beetle](./images/beetle.svg)\n\n## How much\n\n$$ m = \\rho V $$\n\n- one\n- two\n\nProse.\n",
  "images/beetle.svg": svg,
};

/** A chapter that is being built for a while. */
const long = `# Talk\n\n${Array.from({ length: 400 }, (_, index) => `## Section ${index + 1}\n\n- one\n- two\n\nProse.\n`).join("\n")}`;

/** Begins to build a long chapter; resolves when its tab stands in the remote browser. */
async function startLongBuild(cwd: string) {
  await writeFiles(cwd, { "talk.md": long });
  const comes = new Promise<void>((resolve) => {
    remote.observer.once("targetcreated", () => resolve());
  });
  const run = startCli(["build", "talk.md", "--browser-url", remote.socketUrl], { cwd });
  await Promise.race([comes, run.ended]);
  return run;
}

/** A room goes with its connection, a moment later. */
const sawUntouched = () =>
  vi.waitFor(async () => expect(await remote.state()).toEqual(untouched), { timeout: 20_000 });

test("a remote browser makes the same bytes as one of this machine, and is left as it was", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, small);
  const args = ["build", "soil.md", "--format", "html,pdf,handout", "--out"];
  await runCliWell([...args, "local"], { cwd });
  const requested = listRequests(remote.observer);
  const url = `http://${remote.host}`;
  await runCliWell([...args, "remote", "--browser-url", url], { cwd });
  await sawUntouched();

  const files = await listFiles(join(cwd, "local"));
  expect(files.length).toBeGreaterThan(5);
  expect(await listFiles(join(cwd, "remote"))).toEqual(files);
  for (const file of files) {
    const [here, there] = await Promise.all(
      ["local", "remote"].map((folder) => readFile(join(cwd, folder, file))),
    );
    expect(there?.equals(here ?? Buffer.alloc(0)), file).toBe(true);
  }
  // Who looks at another's tab comes a moment after it was opened.
  expect(requested.filter((one) => one.startsWith("https://lectern.invalid/"))).not.toEqual([]);
  expect(requested.filter((one) => !/^(?:https:\/\/lectern\.invalid\/|data:)/.test(one))).toEqual(
    [],
  );

  const again = await runCliWell([...args, "local", "--browser-url", url], { cwd });
  expect(again.stdout).toContain("unchanged");
  const checked = await runCli(["check", "soil.md", "--browser-url", url], { cwd });
  expect(checked.stdout).toContain("full");
  await sawUntouched();
});

test("Ctrl-C leaves nothing of ours in a remote browser", async () => {
  const cwd = await newFolder();
  const { child, ended } = await startLongBuild(cwd);
  expect((await remote.state()).rooms).toBe(1);
  child.kill("SIGINT");
  expect((await ended).code).toBe(130);
  await sawUntouched();
});

test("dev prints with a remote browser, and leaves nothing in it", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, small);
  const args = ["dev", "soil.md", "--port", "0", "--browser-url", remote.socketUrl];
  const run = startCli(args, { cwd });
  const url = /^http:\S+/.exec(await run.saw(/^http:\S+\/\n/m))?.[0] ?? "";
  const asked = await fetch(`${url}@lectern/print?deck=soil&kind=slides`, {
    method: "POST",
    headers: { origin: url.slice(0, -1) },
  });
  const said = (await asked.json()) as { readonly url?: string };
  expect(said).toEqual({ url: expect.stringContaining("soil.pdf") });
  const had = await fetch(new URL(said.url ?? "", url));
  const pdf = await readPdf(new Uint8Array(await had.arrayBuffer()));
  expect(withoutSpaces(pdf.pages.map(({ text }) => text).join())).toContain("Whatmovesit");
  expect((await remote.state()).rooms).toBe(1);
  run.child.kill("SIGINT");
  expect((await run.ended).code).toBe(130);
  await sawUntouched();
});

test("two browsers are wrong usage; an address without one is told without its secrets", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "talk.md": "# Talk\n" });
  const url = "ws://me:hunter2@127.0.0.1:9/?token=s3cret";
  const both = await runCli(["build", "talk.md", "--browser", "x", "--browser-url", url], { cwd });
  expect(both.stderr).toContain("--browser and --browser-url name two browsers.");
  expect(both.code).toBe(2);
  const wrong = await runCli(["dev", "talk.md", "--browser-url", "nowhere"], { cwd });
  expect(wrong.stderr).toContain("What --browser-url says is no browser's address.");
  expect(wrong.code).toBe(2);
  const none = await runCli(["check", "talk.md", "--browser-url", url], { cwd });
  expect(none.stderr).toContain("no browser to be had at ws://127.0.0.1:9: nothing listens there.");
  expect(none.code).toBe(3);
  expect(both.stderr + none.stderr + none.stdout).not.toMatch(/hunter2|s3cret/);
  expect(await readdir(cwd)).toEqual(["talk.md"]);
});

test("a remote browser that ends in the midst is told, and nothing is written", async () => {
  const cwd = await newFolder();
  const { ended } = await startLongBuild(cwd);
  await remote.end();
  const { code, stderr } = await ended;
  expect(stderr).toContain("[browser-failed]");
  expect(stderr).toContain(remote.host);
  expect(code).toBe(3);
  expect(await readdir(cwd)).toEqual(["talk.md"]);
});
