import { expect, test } from "vitest";

import { primaryLanguage, toLanguageTag } from "../../../src/core/model/language.ts";

test.each([
  ["fr", "fr"],
  ["PT-br", "pt-BR"],
  ["ja_JP", "ja-JP"],
  ["zh-hant-tw", "zh-Hant-TW"],
  ["de-CH-1996", "de-CH-1996"],
  ["eng", "en"],
  ["gsw", "gsw"],
  [" nl ", "nl"],
  ["english", null],
  ["日本語", null],
  ["e", null],
  ["", null],
  ["en-", null],
  ['en"><script>', null],
])("%j as a language tag is %s", (text, tag) => {
  expect(toLanguageTag(text)).toBe(tag);
});

test("the language of a tag is without script and region", () => {
  expect(primaryLanguage("zh-Hant")).toBe("zh");
});
