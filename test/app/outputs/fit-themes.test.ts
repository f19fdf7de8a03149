import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { useFitting } from "../../support/fit-text.ts";
import { plantedChapter, plantedFiles } from "../../support/planted-chapter.ts";
import { packageRoot } from "../../support/run-cli.ts";

const fit = useFitting();

/** A chapter of slides/, with the files beside it. */
function sample(name: string) {
  const folder = join(packageRoot, "slides");
  const images = existsSync(join(folder, name)) ? readdirSync(join(folder, name)) : [];
  return {
    text: readFileSync(join(folder, `${name}.md`), "utf8"),
    files: Object.fromEntries(
      images.map((image) => [`${name}/${image}`, readFileSync(join(folder, name, image))]),
    ),
  };
}

const chapters = {
  planted: { text: plantedChapter, files: plantedFiles },
  Japanese: sample("linux-virtualization"),
  English: sample("writing-for-lectern"),
};

/** Dividers with footnotes, and items of three levels: what themes lay out in their own ways. */
const close = `# Chapter 1: Close

Words.[^1]

## One[^1]

Words of one.

### First

- a
  - b
    1. c of some length, so that its line is full of letters, such as g, j and y
    2. d, with the same letters above and below it: g, j, y, Å
  - e
- f

### Second

Words.

## Summary

- g[^2]

[^1]: A footnote on a divider, g, j, y.

[^2]: Another.
`;

/** What a theme must not need to be mended by. */
const grave = /^(?:cut-off|small-text|not-fitted|missing-glyph)$/;

describe.each(["quiet", "hall", "print"])("in the theme %s", (theme) => {
  test("footnotes of dividers and close lines of nested items lie on nothing", async () => {
    const { faults, diagnostics } = await fit({ text: close, settings: { theme } });
    expect(faults).toEqual([]);
    expect(diagnostics).toEqual([]);
  });
});

describe.each(["hall", "print"])("in the theme %s", (theme) => {
  test.each(["16:9", "4:3", "a4", "letter"] as const)(
    "in %s, no text leaves its slide, lies on other text, or is too small",
    async (ratio) => {
      for (const [name, chapter] of Object.entries(chapters)) {
        const { faults, complaints, diagnostics } = await fit({
          ...chapter,
          settings: { theme, ratio },
        });
        expect({ name, faults, complaints }).toEqual({ name, faults: [], complaints: [] });
        expect(diagnostics.filter(({ code }) => grave.test(code))).toEqual([]);
      }
    },
  );
});
