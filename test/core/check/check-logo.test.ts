import { expect, test } from "vitest";

import { defaultSettings } from "../../../src/core/settings/settings.ts";
import { findIn } from "./run-checks.ts";

const text = "---\nauthor: x\nlogo: ./none.svg\n---\n# T\n\nwords\n";

const say = (found: ReturnType<typeof findIn>): string[] =>
  found
    .filter(({ message }) => message.includes("logo"))
    .map(({ line, column, severity, code, message }) =>
      [`${line}:${column}`, severity, code, message].join(" "),
    );

test("a logo that does not exist is a warning at its line of the front matter", () => {
  expect(say(findIn(text))).toEqual([
    '3:1 warning missing-image The logo "./none.svg" does not exist.',
  ]);
});

test("so is one that lies outside the project", () => {
  const images = new Map([["./none.svg", { status: "outside" } as const]]);
  expect(say(findIn(text, { images }))).toEqual([
    '3:1 warning image-outside-project The logo "./none.svg" lies outside the project.',
  ]);
});

test("of one that the config names it is told at the chapter's first line", () => {
  const settings = { ...defaultSettings, logo: "crest.svg" };
  expect(say(findIn("# T\n\nwords\n", { settings }))).toEqual([
    '1:1 warning missing-image The logo "crest.svg" of the config does not exist.',
  ]);
});

test("a logo that is found is no matter", () => {
  const found = {
    status: "found",
    href: "a",
    widthPx: 1,
    heightPx: 1,
    leftOut: [],
    missing: [],
  } as const;
  expect(say(findIn(text, { images: new Map([["./none.svg", found]]) }))).toEqual([]);
});
