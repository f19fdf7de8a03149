import { watch } from "node:fs";
import { mkdir, readdir, readFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import { expect, test } from "vitest";

import { moveFiles } from "../../../src/app/files/move-files.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const page = (words: string): string => `<meta name="generator" content="lectern" />${words}`;
const before = {
  "to/assets/old-0a1b2c3d.css": "old",
  "to/assets/mine.css": "mine",
  "to/index.html": page("old"),
  "to/talk.pdf": "old",
};
const made = {
  "from/assets/new-4e5f6a7b.css": "new",
  "from/index.html": page("new"),
  "from/talk.pdf": "new",
};
const names = ["index.html", "assets/new-4e5f6a7b.css", "talk.pdf"];

async function contentsOf(folder: string): Promise<Record<string, string>> {
  const files = await listFiles(folder);
  const texts = files.map(async (file) => [file, await readFile(join(folder, file), "utf8")]);
  return Object.fromEntries(await Promise.all(texts));
}

test("files take the places of those before, and our hashed ones of before are gone", async () => {
  const folder = await newFolder();
  await writeFiles(folder, { ...before, ...made });
  moveFiles(join(folder, "from"), join(folder, "to"), names);
  expect(await contentsOf(join(folder, "to"))).toEqual({
    "assets/mine.css": "mine",
    "assets/new-4e5f6a7b.css": "new",
    "index.html": page("new"),
    "talk.pdf": "new",
  });
});

test.each(names)("where %s cannot be moved, all stands as it stood", async (name) => {
  const folder = await newFolder();
  const standing: Record<string, string> = { ...before, [`to/${name}/mine`]: "mine" };
  delete standing[`to/${name}`];
  await writeFiles(folder, { ...standing, ...made });
  const was = await contentsOf(join(folder, "to"));
  expect(() => moveFiles(join(folder, "from"), join(folder, "to"), names)).toThrow();
  expect(await contentsOf(join(folder, "to"))).toEqual(was);
});

test("the page is moved last, so that what it names is there", async () => {
  const folder = await newFolder();
  const none = ["index.html", "assets/none-4e5f6a7b.css"];
  // None of them is there: the first that is moved is told.
  expect(() => moveFiles(join(folder, "from"), join(folder, "to"), none)).toThrow(
    /rename '.*none-4e5f6a7b\.css'/,
  );
});

test("a folder on the way that is a link is not followed", async () => {
  const folder = await newFolder();
  await writeFiles(folder, { ...before, ...made, "elsewhere/mine.txt": "mine" });
  await rm(join(folder, "to/assets"), { recursive: true });
  await symlink(join(folder, "elsewhere"), join(folder, "to/assets"));
  expect(() => moveFiles(join(folder, "from"), join(folder, "to"), names)).toThrow(/is a link/);
  expect(await readdir(join(folder, "elsewhere"))).toEqual(["mine.txt"]);
});

test("where nothing stood, nothing stands after a failure", async () => {
  const folder = await newFolder();
  await writeFiles(folder, made);
  const missing = [...names, "none.pdf"];
  expect(() => moveFiles(join(folder, "from"), join(folder, "to/below"), missing)).toThrow();
  expect(await readdir(folder)).toEqual(["from"]);
  expect(await listFiles(folder)).toEqual(Object.keys(made).toSorted());
});

test("where one was not made, all stands as it stood", async () => {
  const folder = await newFolder();
  await writeFiles(folder, { ...before, ...made });
  await mkdir(join(folder, "empty"));
  const was = await contentsOf(folder);
  expect(() =>
    moveFiles(join(folder, "from"), join(folder, "to"), ["talk.pdf", "none.pdf"]),
  ).toThrow(/ENOENT/);
  expect(await contentsOf(folder)).toEqual(was);
});

test.skipIf(process.platform !== "linux")(
  "the page is moved when all that it names is there",
  async () => {
    const folder = await newFolder();
    await writeFiles(folder, { ...made, "to/index.html": page("old") });
    const seen: string[] = [];
    // The system tells of the moves in their order.
    const watcher = watch(join(folder, "to"), (_, name) => {
      if (name !== null) seen.push(name);
    });
    moveFiles(join(folder, "from"), join(folder, "to"), names);
    await expect.poll(() => seen).toContain("talk.pdf");
    await expect.poll(() => seen.at(-1)).toBe("index.html");
    watcher.close();
    // The page before went first, and the new one came last.
    expect(seen.lastIndexOf("talk.pdf")).toBeLessThan(seen.lastIndexOf("index.html"));
  },
);
