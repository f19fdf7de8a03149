import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { formatDiagnostic } from "../src/core/model/diagnostic.ts";
import type { ImageFact } from "../src/core/model/image.ts";
import { checkPlanned, planChapter } from "../src/core/pipeline.ts";

const folder = join(import.meta.dirname, "golden");
const cases = readdirSync(folder).toSorted();
const files = ["chapter.md", "deck.json", "diagnostics.txt"];

/** In golden cases an image exists if its name says so. */
const there: ImageFact = {
  status: "found",
  href: "x.svg",
  widthPx: 600,
  heightPx: 300,
  leftOut: [],
  missing: [],
};

describe("golden cases", () => {
  it.each(cases)("%s gives the deck and the diagnostics that were reviewed", async (name) => {
    const text = readFileSync(join(folder, name, "chapter.md"), "utf8");
    const planned = planChapter(
      { path: "chapter.md", text, encoding: "utf-8", damage: null },
      name,
      { config: {}, flags: {} },
    );
    const sources = text.match(/[\w/.-]+\.(?:svg|png|jpeg)/g) ?? [];
    const images = new Map(
      sources.filter((src) => src.includes("there")).map((src) => [src, there]),
    );
    const found = await checkPlanned(planned, { images, links: new Map() });
    const diagnostics = found.map(formatDiagnostic).join("\n");
    await expect(`${JSON.stringify(planned.deck, null, 2)}\n`).toMatchFileSnapshot(
      join(folder, name, "deck.json"),
    );
    await expect(`${diagnostics}\n`).toMatchFileSnapshot(join(folder, name, "diagnostics.txt"));
  });

  it.each(cases)("%s holds the three files of a case and no other", (name) => {
    expect(readdirSync(join(folder, name)).toSorted()).toEqual(files);
    expect(existsSync(join(folder, name, "chapter.md"))).toBe(true);
  });
});
