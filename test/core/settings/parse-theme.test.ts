import { describe, expect, test } from "vitest";

import { parseTheme } from "../../../src/core/settings/parse-theme.ts";

const font = { family: "F", weight: 400, package: "p", file: "f.ttf", use: "text" };

describe("parseTheme", () => {
  test("returns the fonts of a theme and the theme it extends, each of which may be left out", () => {
    const all = { name: "t", extends: "hall", fonts: [font] };
    expect(parseTheme(JSON.stringify(all))).toEqual({ base: "hall", fonts: [font] });
    expect(parseTheme("{}")).toEqual({ base: null, fonts: [] });
  });

  test.each([
    ["", 1, "This is not valid JSON."],
    ["{ fonts", 1, "This is not valid JSON."],
    ['{\n  "name": "t",\n  "fonts": [\n', 3, "This is not valid JSON."],
    ['{\n  "name": "t"\n  "fonts": []\n}\n', 3, "This is not valid JSON."],
    ['{\n  "name": "t\n",\n  "fonts": []\n}\n', 2, "This is not valid JSON."],
    ['{\n  "name": "t",\n  "fonts": [],\n}\n', 4, "This is not valid JSON."],
    ['{\n  "fonts": []\n}\n// more\n', 4, "This is not valid JSON."],
    ["null", 1, "The theme is null, which cannot be used."],
    ["[]", 1, "The theme is Array, which cannot be used."],
    ['{\n "a": {},\n "b": 1 }', 2, '"a" is not known.'],
    ['{\n\n "extends": 3 }', 3, '"extends" is 3, which cannot be used.'],
    ['{\n "name": "fonts",\n "fonts":\n {} }', 4, '"fonts" is Object, which cannot be used.'],
  ])("tells what is wrong in %j, with its line", (text, line, message) => {
    expect(parseTheme(text)).toMatchObject({ line, message });
  });

  test.each([
    ["weight", "400", 12, '"fonts[1].weight" is "400", which cannot be used.'],
    ["use", "all", 15, '"fonts[1].use" is "all", which cannot be used.'],
    ["family", "a/b", 11, '"fonts[1].family" is "a/b", which cannot be used.'],
    ["file", undefined, 10, '"fonts[1].file" is undefined, which cannot be used.'],
  ])("tells which font has a wrong %s, with its line", (...[key, value, line, message]) => {
    const text = JSON.stringify({ fonts: [font, { ...font, [key]: value }] }, null, 1);
    expect(parseTheme(text)).toMatchObject({ line, message });
  });
});
