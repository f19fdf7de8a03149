import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { listOurThemes } from "../../support/our-themes.ts";
import { readPdf, type PdfFont } from "../../support/read-pdf.ts";
import { packageRoot, runCliWell } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";

const newFolder = useTempFolders();

const themes = listOurThemes(packageRoot);

/** Both samples, and a chapter with every layout, whose figures, formulas and diagrams bring fonts of their own. */
const chapters = {
  "linux-virtualization": "slides",
  "writing-for-lectern": "slides",
  "layouts-ja": "test/tools/gallery",
} as const;
const names = Object.keys(chapters);

/** A browser cuts a font into one subset; beyond this, it was given many small ones. */
const maxSubsets = 3;

describe.each(themes)("the slides PDF in the theme %s", (theme) => {
  const fonts = new Map<string, readonly PdfFont[]>();

  beforeAll(async () => {
    const out = await newFolder();
    const paths = Object.entries(chapters).map(([name, folder]) =>
      join(packageRoot, folder, `${name}.md`),
    );
    const options = ["--theme", theme, "--format", "pdf", "--out", out];
    await runCliWell(["build", ...paths, ...options], { cwd: packageRoot });
    for (const name of names) {
      const { pages } = await readPdf(join(out, name, `${name}.pdf`));
      fonts.set(
        name,
        pages.flatMap((page) => page.fonts),
      );
    }
  });

  test.each(names)("%s has its fonts embedded, as subsets of TrueType", (chapter) => {
    const found = fonts.get(chapter) ?? [];
    expect(found.length).toBeGreaterThan(0);
    for (const { name, type, isEmbedded } of found) {
      expect({ name, type, isEmbedded }).toEqual({
        name: expect.stringMatching(/^[A-Z]{6}\+/),
        type: "CIDFontType2",
        isEmbedded: true,
      });
    }
  });

  test.each(names)("%s has no weight in more than three subsets", (chapter) => {
    const subsets = [...new Set((fonts.get(chapter) ?? []).map(({ name }) => name))];
    const weights = subsets.map((name) => name.replace(/^[A-Z]{6}\+/, ""));
    for (const weight of weights) {
      const count = weights.filter((other) => other === weight).length;
      expect(count, weight).toBeLessThanOrEqual(maxSubsets);
    }
  });
});
