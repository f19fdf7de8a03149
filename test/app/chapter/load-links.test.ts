import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { loadLinks } from "../../../src/app/chapter/load-links.ts";
import { findChapters, type ChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";

const newFolder = useTempFolders();

const openIn = (root: string, chapters: readonly ChapterFile[] = []) =>
  createProject({ outer: { config: {}, flags: {} }, root, templates: null, chapters });

test("files and folders that links name are found, by any spelling of their names", async () => {
  const folder = await newFolder();
  await writeFiles(folder, {
    "a b.pdf": "x",
    ["ガ.txt".normalize("NFD")]: "x",
    "100%.csv": "x",
    "slides/01.md": "# T",
  });
  await mkdir(join(folder, "data"));
  const hrefs = ["../a%20b.pdf?x#y", "../ガ.txt", "../100%.csv", "../data/", "./01.md#t", "#here"];
  const links = await loadLinks(hrefs, join(folder, "slides"), openIn(folder));
  expect([...links].map(([path, { status }]) => [path, status])).toEqual([
    ["../a%20b.pdf", "found"],
    ["../ガ.txt", "found"],
    ["../100%.csv", "found"],
    ["../data/", "found"],
    ["./01.md", "found"],
  ]);
});

test("what is not there, or cannot be, is missing", async () => {
  const folder = await newFolder();
  await writeFiles(folder, { "a.md": "# T" });
  const hrefs = ["b.md", "a.md/c.pdf", "a%00.pdf", `${"x".repeat(300)}.pdf`];
  const links = await loadLinks(hrefs, folder, openIn(folder));
  expect([...links.values()]).toEqual(hrefs.map(() => ({ status: "missing" })));
});

test("chapters of the same run are known by their decks, others are not", async () => {
  const folder = await newFolder();
  await writeFiles(folder, {
    "slides/01.md": "# One",
    "slides/02/chapter.md": "# Two\n\n## A {#own}\n\nx",
    "README.md": "# R",
  });
  const project = openIn(folder, await findChapters(["slides"], folder));
  const hrefs = ["02/chapter.md#own", "../README.md"];
  const links = await loadLinks(hrefs, join(folder, "slides"), project);
  expect(links.get("02/chapter.md")).toMatchObject({ status: "found", deck: "02" });
  expect(links.get("../README.md")).toMatchObject({ status: "found", deck: null });
});

test("links to headings of other chapters are judged by what stands there", async () => {
  const folder = await newFolder();
  await writeFiles(folder, {
    "slides/01.md":
      "---\nauthor: x\n---\n# One\n\n- [a](02.md#風の力)\n- [b](02.md#水の力)\n- [c](03.md)\n- [d](more/chapter.md#own)\n- [e](01.md#one)\n- [f](notes.txt#x)",
    "slides/02.md": "# Two\n\n## 風の力\n\nx",
    "slides/more/chapter.md": "# More\n\n## A {#own}\n\nx",
    "slides/notes.txt": "# x",
  });
  const project = openIn(folder);
  const [file] = await findChapters(["slides/01.md"], folder);
  if (file === undefined) throw new Error("no chapter");
  const diagnostics = await new ChapterBuild(file, project).checked();
  expect(diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    '7:7 The link "02.md#水の力" leads to no heading of 02.md.',
    '8:7 The link "03.md" leads to a file that does not exist.',
  ]);
});

test("a chapter in Shift_JIS is read and reported, one with wrong bytes warned of", async () => {
  const folder = await newFolder();
  const shiftJis = Uint8Array.from([
    0x23, 0x20, 0x91, 0xe6, 0x31, 0x8f, 0xcd, 0x0a, 0x0a, 0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x0a,
  ]);
  await writeFiles(folder, {
    "a.md": shiftJis,
    "b.md": Uint8Array.from([...Buffer.from("---\nauthor: x\n---\n\n# 題\n\nab"), 0xff]),
  });
  const files = await findChapters(["a.md", "b.md"], folder);
  const builds = files.map((file) => new ChapterBuild(file, openIn(folder)));
  const planned = await Promise.all(builds.map((build) => build.planned()));
  const found = await Promise.all(builds.map((build) => build.checked()));
  expect(planned.map(({ deck }) => deck.title)).toEqual(["第1章", "題"]);
  expect(
    found.flat().map(({ path, line, column, code }) => `${path}:${line}:${column} ${code}`),
  ).toEqual(["a.md:1:1 encoding", "b.md:7:3 undecodable-text"]);
});
