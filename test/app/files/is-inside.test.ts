import { expect, test } from "vitest";

import { isInside } from "../../../src/app/files/is-inside.ts";
import { mediaTypeOf } from "../../../src/app/files/media-type.ts";

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

test.each([
  ["a.svg", "image/svg+xml"],
  ["a.SVG", "image/svg+xml"],
  ["a.html", "text/html"],
  ["a.css", "text/css"],
  ["a.ICO", "image/x-icon"],
  ["a.js", "text/javascript"],
  ["a.woff2", "font/woff2"],
  ["a.pdf", "application/pdf"],
  ["a.unknown", "application/octet-stream"],
  ["a", "application/octet-stream"],
  ["css", "application/octet-stream"],
])("the media type of %s is %s", (file, type) => {
  expect(mediaTypeOf(file)).toBe(type);
});
