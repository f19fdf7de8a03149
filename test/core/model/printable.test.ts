import { expect, test } from "vitest";

import { toPrintable } from "../../../src/core/model/diagnostic.ts";

test("what a terminal obeys is written as JavaScript does", () => {
  expect(toPrintable("a\u001B[2Jb\n\u202Ec")).toBe("a\\x1B[2Jb\\n\\u202Ec");
});

test("of a very long text both ends are shown, whole characters alone", () => {
  const text = `The heading "${"🌊".repeat(100_000)}" stands there already.`;
  const shown = toPrintable(text);
  expect(shown.length).toBeLessThan(1_300);
  expect(shown).toMatch(/^The heading "🌊+…🌊+" stands there already\.$/u);
  const long = "a".repeat(1_200);
  expect(toPrintable(long)).toBe(long);
});
