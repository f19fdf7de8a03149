import { expect, test } from "vitest";

import { chapterNameFault } from "../../../src/core/model/chapter-name.ts";

test.each([
  "river",
  "第1章 潮",
  "1. What is it?",
  "a.b",
  "course",
  "indexes.html",
  "console",
  "com",
])("%j is a name", (name) => {
  expect(chapterNameFault(name)).toBeNull();
});

test.each([
  "",
  ".",
  "..",
  "...",
  ".md",
  "a/b",
  "a\\b",
  "a\u0000",
  "index.html",
  "Index.HTML",
  "assets",
  "licences",
  "shard.json",
  "course-handout.pdf",
  "course-0a1b2c3d.css",
  "con",
  "NUL",
  "aux.x",
  "COM1",
])("%j is none", (name) => {
  expect(chapterNameFault(name)).not.toBeNull();
});
