import fc from "fast-check";
import { Lexer } from "marked";
import { expect, test } from "vitest";

import { createMarked, createMarkedFor } from "../../../src/core/markdown/create-marked.ts";

/** What extensions are known by, whole and in parts, and what may stand around them. */
const pieces = [
  "仮想マシン",
  "**「重要」**",
  "kernel",
  "[^1]",
  "[^1]: A note.\n",
  "$x^2$",
  "$$\nx\n$$\n",
  "{漢字|かんじ}",
  "{",
  "|",
  "\nHypervisor\n: Software that runs machines.\n",
  ": ",
  ":\t",
  "\n",
  "\n\n",
  "> ",
  "- ",
  "1. ",
  "  ",
  "    ",
  "```\n",
  "<div>\n",
];

const text = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((some) => some.join(""));

test("an extension that is left out for a text would find nothing in it", () => {
  fc.assert(
    fc.property(text, (source) => {
      const all = new Lexer(createMarked().defaults).lex(source);
      const some = new Lexer(createMarkedFor(source).defaults).lex(source);
      expect(JSON.stringify(some)).toBe(JSON.stringify(all));
    }),
    { numRuns: 1000 },
  );
});
