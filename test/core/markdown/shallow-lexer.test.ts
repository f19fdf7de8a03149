import fc from "fast-check";
import { Lexer, type Token } from "marked";
import { expect, test } from "vitest";

import { extensions } from "../../../src/core/markdown/extensions/extensions.ts";
import { createMarked, ShallowLexer } from "../../../src/core/markdown/shallow-lexer.ts";

/** What a chapter's lines are made of, marks and words by themselves. */
const pieces = [
  ..."*_~`[]()!<>{}|$\\&#:^@./- \n",
  "  \n",
  "\n\n",
  "**",
  "$$",
  "[^1]",
  "www.",
  "http://",
  "mailto:",
  "\t",
  "&amp;",
  "<br>",
  "</a>",
  "{漢字|かんじ}",
  "仮想マシン",
  "です。",
  "Xen",
  "kernel ",
];

const line = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((some) => some.join(""));

test("text without markup is read as marked reads it, only sooner", () => {
  fc.assert(
    fc.property(line, (text) => {
      const ours = new ShallowLexer(extensions).lex(text);
      const theirs = new Lexer(createMarked(extensions).defaults).lex(text);
      expect(shapeOf(ours)).toEqual(shapeOf(theirs));
    }),
    { numRuns: 2000 },
  );
});

/** Without what only other renderers look at: whether a text is meant for HTML as it is. */
function shapeOf(tokens: readonly Token[]): unknown {
  return JSON.parse(JSON.stringify(tokens), (key, value) =>
    key === "escaped" ? undefined : value,
  );
}
