import fc from "fast-check";

import { chapterText } from "../../support/chapter-arbitrary.ts";
import { pickText } from "./corpus.ts";
import { chapterTokens, settingTokens, unicodeTokens } from "./dictionary.ts";
import { mutate } from "./mutate.ts";
import type { Supply } from "./target.ts";

/** Stands before a chapter that was generated and not changed: each of its words is numbered. */
export const generatedMark = "<!-- generated -->\n\n";

const tokens = [...chapterTokens, ...chapterTokens, ...unicodeTokens];

/** Returns a chapter: a generated one, one of those changed, or a real one changed. */
export function makeChapter({ random, corpus }: Supply): string {
  const material = { others: corpus, tokens };
  if (random.chance(0.3)) {
    const [text = ""] = fc.sample(chapterText, { seed: random.below(2 ** 31), numRuns: 1 });
    return random.chance(0.5) ? generatedMark + text : mutate(text, random, material);
  }
  const text = mutate(pickText(corpus, random), random, material);
  return random.chance(0.2) ? makeFrontMatter({ random, corpus }) + text : text;
}

/** Returns front matter, mostly wrong. */
export function makeFrontMatter({ random, corpus }: Supply): string {
  const right = "title: 題\nauthor: A\ndate: 2026-01-01\nprose: full\nlang: ja\nkeywords: [a, b]\n";
  const material = {
    others: corpus,
    tokens: [...settingTokens, ...settingTokens, ...unicodeTokens],
  };
  return `---\n${mutate(right, random, material)}\n---\n`;
}
