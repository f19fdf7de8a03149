import { expect, test } from "vitest";

import { keyOf } from "../../src/page/talk/key-of.ts";

test.each([
  ["s", "KeyS", "s"],
  ["S", "KeyS", "s"],
  ["ы", "KeyS", "s"],
  ["Ы", "KeyS", "s"],
  ["σ", "KeyS", "s"],
  ["ש", "KeyA", "a"],
  ["ㄴ", "KeyS", "s"],
  // The letter itself is meant, wherever it stands on the keyboard.
  ["z", "KeyY", "z"],
  ["ö", "Semicolon", "ö"],
  ["é", "Digit2", "é"],
  ["?", "Digit7", "?"],
  ["3", "Digit3", "3"],
  ["ArrowRight", "ArrowRight", "ArrowRight"],
  ["Escape", "Escape", "Escape"],
])("the key %s of %s means %s", (key, code, meant) => {
  expect(keyOf({ key, code })).toBe(meant);
});
