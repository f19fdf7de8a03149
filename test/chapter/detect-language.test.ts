import { expect, test } from "vitest";

import { detectLanguage } from "../../src/chapter/detect-language.ts";

test.each([
  ["これは日本語です。", "ja"],
  ["Linux の KVM (Kernel-based Virtual Machine) とは", "ja"],
  ["カーネル", "ja"],
  ["An English text.", "en"],
  [`${"An English text about words. ".repeat(20)}かな`, "en"],
  ["这是中文", "en"],
  ["한국어", "en"],
  ["", "en"],
  ["123 !?", "en"],
])("the language of %j is %s", (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});
