import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import type { Deck } from "../../../src/core/model/deck.ts";
import { readDeck } from "../../support/read-deck.ts";
import { packageRoot, runCliWell } from "../../support/run-cli.ts";
import { smallChapter } from "../../support/small-chapter.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();
const ours = ["linux-virtualization", "writing-for-lectern"];
const names = [...ours, "tsuchi"];
const sources = [...ours.map((name) => join(packageRoot, "slides", `${name}.md`)), "tsuchi.md"];

let cwd = "";

/** The same chapters, built twice: the second run differs in all that must not matter. */
beforeAll(async () => {
  cwd = await newFolder();
  await writeFiles(cwd, smallChapter);
  await runCliWell(["build", ...sources, "--format", "html", "--out", "one"], { cwd });
  const env = { TZ: "Asia/Tokyo", LANG: "ja_JP.UTF-8" };
  const again = sources.toReversed();
  await runCliWell(["build", ...again, "--format", "handout,pdf,html", "--out", "two"], {
    cwd,
    env,
  });
});

test("at least one of the chapters has a continued slide", async () => {
  const decks = await Promise.all(names.map((name) => readDeck(join(cwd, "one", name))));
  expect(decks.flatMap(({ slides }) => slides).some(({ part }) => part !== null)).toBe(true);
});

describe.each(names)("deck.json of %s", (name) => {
  const read = (): Promise<Deck> => readDeck(join(cwd, "one", name));

  test("holds title, language and slides", async () => {
    const deck = await read();
    expect(deck.title.length).toBeGreaterThan(3);
    expect(deck.language).toBe(name.startsWith("writing") ? "en" : "ja");
    expect(deck.slides.length).toBeGreaterThan(5);
  });

  test("says of each slide what it is, where it comes from and which rule made it", async () => {
    const deck = await read();
    const lines = (
      await readFile(join(cwd, sources[names.indexOf(name)] ?? ""), "utf8").catch(() =>
        readFile(sources[names.indexOf(name)] ?? "", "utf8"),
      )
    ).split("\n").length;
    for (const slide of deck.slides) {
      expect(slide).toEqual(
        expect.objectContaining({
          id: expect.stringMatching(/^[^\s#?%/]+$/),
          layout: expect.stringMatching(/^[a-z-]+$/),
          heading: expect.stringMatching(/\S/),
          notes: expect.any(String),
          rule: expect.stringMatching(/^[a-z-]+$/),
        }),
      );
      const { path, startLine, endLine } = slide.range;
      expect(path).toBe(deck.path);
      expect(path.endsWith(`${name}.md`)).toBe(true);
      expect(startLine).toBeGreaterThanOrEqual(1);
      expect(endLine).toBeGreaterThanOrEqual(startLine);
      expect(endLine).toBeLessThanOrEqual(lines);
    }
  });

  test("numbers the parts of a continued slide from 1 to their count", async () => {
    const parts = (await read()).slides.map(({ part }) => part);
    for (const [index, part] of parts.entries()) {
      if (part === null) continue;
      expect(part.count).toBeGreaterThan(1);
      const before = parts[index - 1] ?? null;
      expect(part.index).toBe(part.index === 1 ? 1 : (before?.index ?? 0) + 1);
      if (part.index < part.count) expect(parts[index + 1]).not.toBeNull();
    }
  });

  test("has ids that are unique, and the same as in the page", async () => {
    const { slides } = await read();
    const html = await readFile(join(cwd, "one", name, "index.html"), "utf8");
    const inPage = [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
    const ids = slides.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(inPage).toEqual(ids);
  });

  test("is plain JSON, ended by a newline, that says the same when it is written again", async () => {
    const text = await readFile(join(cwd, "one", name, "deck.json"), "utf8");
    expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text);
  });

  test("and the deck's other files are the same, byte for byte, in another run", async () => {
    const one = await listFiles(join(cwd, "one", name));
    const two = await listFiles(join(cwd, "two", name));
    expect(two.filter((file) => !file.endsWith(".pdf"))).toEqual(one);
    // The record of a build also says which formats were asked for.
    for (const file of one.filter((path) => path !== "build.json")) {
      const [first, second] = await Promise.all(
        ["one", "two"].map((out) => readFile(join(cwd, out, name, file))),
      );
      expect(second?.equals(first ?? Buffer.alloc(0)), file).toBe(true);
    }
  });
});
