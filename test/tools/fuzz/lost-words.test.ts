import { describe, expect, test } from "vitest";

import { read } from "../../core/markdown/chapter-facts.ts";
import { lostWords } from "./lost-words.ts";

const texts = [
  "Plain words.\n\n- an item\n\n```ts\nlet code;\n```\n\n<!-- a comment -->\n\n&amp; an entity",
  "Words[^n] $x_{1}$ {漢字|かんじ}.\n\n> [!NOTE]\n> an item\n\n[^n]: let code;\n\n    entity",
  "`f&ouml;`&#1\n\n<i>let code;</i>\n\nentity",
  "[^n]:\n\n    &mp; &#x10F let code;\n\n    an item\n\nentity",
  "<i>let code;\n> <h1>an item</h1>\n\nentity",
  "## Words {#own}\n\nterm\n: an item\n\nbeside: &notit; let code; entity",
];

describe("words that a chapter has lost", () => {
  test.each(texts)("are none in %j", (text) => {
    expect(lostWords(text, read(text).chapter)).toEqual([]);
  });

  test.each(texts)("are told where a block, or a footnote, is gone from %j", (text) => {
    const { chapter } = read(text);
    const fewer = [
      { ...chapter, intro: chapter.intro.slice(0, -1) },
      { ...chapter, intro: chapter.intro.slice(1) },
      { ...chapter, footnotes: chapter.footnotes.slice(1) },
      { ...chapter, sections: chapter.sections.map((one) => ({ ...one, blocks: [] })) },
    ].filter((less) => JSON.stringify(less) !== JSON.stringify(chapter));
    expect(fewer.length).toBeGreaterThan(0);
    for (const less of fewer) expect(lostWords(text, less)).not.toEqual([]);
  });

  test("are not looked for where marked's HTML hides them: a comment goes on in another item", () => {
    const text = "1. <!--\n1. -->\n\nentity";
    expect(lostWords(text, { ...read(text).chapter, intro: [] })).toEqual([]);
  });
});
