import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { useFitting } from "../support/fit-text.ts";
import { plantedChapter, plantedFiles } from "../support/planted-chapter.ts";
import { packageRoot } from "../support/run-cli.ts";

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

/** What a theme must not need to be mended by. */
const grave = /^(?:cut-off|small-text|not-fitted|missing-glyph)$/;

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
