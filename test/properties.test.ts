import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { planChapter } from "../src/core/pipeline.ts";
import { chapterText } from "./support/chapter-arbitrary.ts";
import { expectInvariants } from "./support/invariants.ts";
import { sourceViolations } from "./support/source-violations.ts";
import { trustedText } from "./support/trusted-arbitrary.ts";
import { piecesOf } from "./support/words.ts";

const plan = (text: string, prose: "notes" | "key" | "full" = "key") =>
  planChapter({ path: "chapter.md", text, encoding: "utf-8", damage: null }, "chapter", {
    config: {},
    flags: { prose },
  });

const trusting = { config: {}, flags: { html: "trusted" } } as const;

const modules = join(import.meta.dirname, "..", "node_modules");

/** Markdown that nobody here wrote: the READMEs and change logs of the installed packages. */
const realFiles = readdirSync(modules, { withFileTypes: true })
  .flatMap(({ name }) => (/^[@.]/.test(name) ? [] : [join(modules, name)]))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /^(?:readme|changelog|history)\.md$/i.test(file))
      .map((file) => join(folder, file)),
  )
  .toSorted();

describe("every chapter keeps the invariants", () => {
  it("in 1,000 generated chapters of Japanese and English", () => {
    fc.assert(
      fc.property(chapterText, fc.constantFrom("notes", "key", "full"), (text, prose) => {
        const planned = plan(text, prose);
        expectInvariants(planned);
        expect(sourceViolations(text, planned.deck)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("in 500 generated chapters with HTML that runs, none of which is lost", () => {
    fc.assert(
      fc.property(trustedText, ({ text, numbers }) => {
        const source = { path: "chapter.md", text, encoding: "utf-8", damage: null } as const;
        const planned = planChapter(source, "chapter", trusting);
        expectInvariants(planned);
        if (text.includes("<!-- slide: skip -->")) return;
        const json = JSON.stringify(planned.deck.slides);
        expect(numbers.filter((number) => !json.includes(String(number)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("finds enough real files to mean something", () => {
    expect(realFiles.length).toBeGreaterThanOrEqual(30);
  });

  it.each(realFiles)("in %s", (file) => {
    const planned = plan(readFileSync(file, "utf8").replace(/\r\n?/g, "\n"));
    expect(piecesOf(planned.chapter).length).toBeGreaterThan(0);
    expectInvariants(planned);
  });

  it("gives the same deck for the same text", () => {
    fc.assert(
      fc.property(chapterText, (text) => {
        expect(JSON.stringify(plan(text).deck)).toBe(JSON.stringify(plan(text).deck));
      }),
      { numRuns: 50 },
    );
  });
});
