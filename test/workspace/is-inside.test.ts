import { symlink } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { isInside, isReallyInside } from "../../src/workspace/is-inside.ts";
import { mediaTypeOf } from "../../src/workspace/media-type.ts";
import { useTempFolders, writeFiles } from "../support/temp-folder.ts";

const newFolder = useTempFolders();

test.each([
  ["/a/b", true],
  ["/a/..b", true],
  ["/a/b/../c", true],
  ["/a", false],
  ["/", false],
  ["/ab", false],
  ["/a/../b", false],
])("%s stands below /a: %j", (path, wanted) => {
  expect(isInside(path, "/a")).toBe(wanted);
});

test("a link that leads out is not inside, one that leads nowhere else is", async () => {
  const folder = await newFolder();
  await writeFiles(folder, { "in/a.txt": "a", "out.txt": "secret" });
  await symlink("../out.txt", join(folder, "in", "out"));
  await symlink("a.txt", join(folder, "in", "other"));
  expect(isReallyInside(join(folder, "in", "out"), join(folder, "in"))).toBe(false);
  expect(isReallyInside(join(folder, "in", "other"), join(folder, "in"))).toBe(true);
  expect(isReallyInside(join(folder, "in", "none"), join(folder, "in"))).toBe(true);
});

test.each([
  ["a.svg", "image/svg+xml"],
  ["a.SVG", "image/svg+xml"],
  ["a.html", "text/html"],
  ["a.css", "text/css"],
  ["a.js", "text/javascript"],
  ["a.woff2", "font/woff2"],
  ["a.pdf", "application/pdf"],
  ["a.unknown", "application/octet-stream"],
  ["a", "application/octet-stream"],
])("the media type of %s is %s", (file, type) => {
  expect(mediaTypeOf(file)).toBe(type);
});
