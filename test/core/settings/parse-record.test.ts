import { expect, test } from "vitest";

import {
  parseBuildRecord,
  parseDeckFacts,
  parseShardRecord,
} from "../../../src/core/settings/parse-record.ts";

const build = { key: "k", slides: 1, continued: 0, files: {}, pages: [], diagnostics: [] };
const shard = { index: 1, count: 2, run: "r", chapters: ["a", "b"], built: ["a"] };
const hash = "0".repeat(64);

test("records are read as they are written", () => {
  const files = { "index.html": hash, "assets/図-0a1b2c3d.svg": hash };
  expect(parseBuildRecord({ ...build, files })).toEqual({ ...build, files });
  expect(parseShardRecord(shard)).toEqual(shard);
});

test.each([
  "../../file",
  "..",
  "",
  "/etc/passwd",
  "a//b",
  "assets/../../x",
  "..\\x",
  "C:/x",
  "c:x",
  "a\u0000b",
  "./index.html",
])("a file called %j is none of a folder's", (name) => {
  expect(parseBuildRecord({ ...build, files: { [name]: hash } })).toBeNull();
});

test.each(["../evil", "..", ".", "", "/tmp/evil", "a/b", "a\\b", "assets", "index.html"])(
  "a chapter called %j is none of a shard's",
  (name) => {
    expect(parseShardRecord({ ...shard, chapters: ["a", name] })).toBeNull();
    expect(parseShardRecord({ ...shard, built: [name] })).toBeNull();
  },
);

test.each([
  null,
  [],
  "x",
  { ...shard, count: 1e9 },
  { ...shard, index: -1 },
  { ...shard, chapters: "ab" },
])("%j is no record", (json) => {
  expect(parseShardRecord(json)).toBeNull();
  expect(parseBuildRecord(json)).toBeNull();
});

test("keys that JavaScript gives a meaning to change nothing", () => {
  const files = JSON.parse(`{"__proto__":"${hash}","constructor":"${hash}"}`);
  const parsed = parseBuildRecord({ ...build, files });
  expect(Object.keys(parsed?.files ?? {})).toEqual([]);
  expect(Object.getPrototypeOf(parsed?.files ?? {})).toBe(Object.prototype);
});

test.each([
  ["ja", true],
  ["zh", true],
  ["pt-BR", true],
  [null, true],
  ["english", false],
  ['en" onclick="x', false],
])("a deck in the language %j is listed: %j", (language, isListed) => {
  expect(parseDeckFacts({ title: "T", language, slides: [] }) !== null).toBe(isListed);
});
