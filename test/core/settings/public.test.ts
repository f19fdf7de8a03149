import { expect, test } from "vitest";

import { planChapter, publishedDeck, type OuterSettings } from "../../../src/core/pipeline.ts";

/** Returns whether a chapter is for the public, with what its front matter says. */
function isPublic(line: string, outer: Partial<OuterSettings>): boolean {
  const text = `---\n${line}\n---\n\n# Rain\n`;
  const source = { path: "rain.md", text, encoding: "utf-8", damage: null };
  return planChapter(source, "rain", { config: {}, flags: {}, ...outer }).settings.public;
}

test.each([
  ["nobody", "lang: en", {}, false],
  ["front matter", "public: true", {}, true],
  ["the config", "lang: en", { config: { public: true } }, true],
  ["the flag", "lang: en", { flags: { public: true } }, true],
  ["the config, against front matter", "public: false", { config: { public: true } }, true],
  ["the flag, against front matter", "public: false", { flags: { public: true } }, true],
  ["all, but not who gives the lecture", "public: true", { flags: { public: false } }, false],
])("a deck is for the public where it is asked for by %s", (...[, line, outer, expected]) => {
  expect(isPublic(line, outer)).toBe(expected);
});

test("a deck for the public keeps the scripts of its slides and no words of its notes", () => {
  const text = "# Rain\n\n<!-- slide: notes: a --><!-- slide: notes: b -->\n";
  const source = { path: "rain.md", text, encoding: "utf-8", damage: null };
  const { deck } = planChapter(source, "rain", { config: {}, flags: {} });
  const [cover] = deck.slides;
  if (cover === undefined) throw new Error("no slide");
  const range = { path: "rain.md", startLine: 1, endLine: 1 };
  const script = { type: "raw-html" as const, value: "<script></script>", files: [], range };
  const slide = { ...cover, noteBlocks: [...cover.noteBlocks, script] };
  const whole = { ...deck, slides: [slide] };
  expect(publishedDeck(whole, { public: false })).toBe(whole);
  const [shown] = publishedDeck(whole, { public: true }).slides;
  expect(shown).toEqual({ ...slide, notes: "", noteBlocks: [script] });
});
