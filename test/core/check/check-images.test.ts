import { expect, test } from "vitest";

import { diagramLimits, endlessDiagram } from "../../../src/core/check/check-diagrams.ts";
import type { ImageFact } from "../../../src/core/model/image.ts";
import { findIn } from "./run-checks.ts";

const found = { status: "found", href: "assets/a.svg", widthPx: 4, heightPx: 2 } as const;

/** Returns the codes of what is wrong with the image `a.svg`. */
function codesOf(fact: ImageFact, alt = "words"): string[] {
  const diagnostics = findIn(`# T\n\n## A\n\n![${alt}](a.svg)\n`, {
    images: new Map([["a.svg", fact]]),
  });
  return diagnostics.map(({ code, severity }) => `${severity} ${code}`);
}

test.each<[ImageFact, string]>([
  [{ status: "missing" }, "missing-image"],
  [{ status: "outside" }, "image-outside-project"],
  [{ status: "remote" }, "remote-image"],
  [{ status: "unreadable" }, "unreadable-image"],
  [{ status: "wrong-kind" }, "unreadable-image"],
  [{ status: "too-large" }, "image-too-large"],
  [{ status: "too-many" }, "image-too-large"],
  [{ status: "refused" }, "unsafe-image"],
  [{ ...found, leftOut: ["<script>"], missing: [] }, "unsafe-image"],
])("an image that is %j is the warning %s", (fact, code) => {
  expect(codesOf(fact)).toEqual([`warning ${code}`]);
});

test("an image that is there needs words, and nothing else", () => {
  expect(codesOf({ ...found, leftOut: [], missing: [] })).toEqual([]);
  for (const alt of ["", "&nbsp;"]) {
    expect(codesOf({ ...found, leftOut: [], missing: [] }, alt)).toEqual(["warning missing-alt"]);
  }
});

test("a diagram has 30 s to be drawn, all of a chapter 300 s", () => {
  expect(diagramLimits).toEqual({ eachMs: 30_000, allMs: 300_000 });
  const place = { path: "a.md", line: 4 };
  expect(endlessDiagram(place, diagramLimits, "each").message).toContain("within 30 s");
  expect(endlessDiagram(place, diagramLimits, "all").message).toContain("within 300 s");
});
