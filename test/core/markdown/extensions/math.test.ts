import { describe, expect, test } from "vitest";

import { texOf, walkInlines } from "../../../../src/core/model/inline.ts";
import { walkBlocks } from "../../../../src/core/model/chapter.ts";
import { blocksOf, outline, read } from "../chapter-facts.ts";

/** Every formula of a text as it is set, those that stand alone and those in a line. */
function formulasIn(text: string): string[] {
  const found: string[] = [];
  walkBlocks(blocksOf(text), (block) => {
    if (block.type === "formula") found.push(texOf(block));
    if (!("inlines" in block)) return;
    walkInlines(block.inlines, (inline) => {
      if (inline.type === "math") found.push(texOf(inline));
    });
  });
  return found;
}

describe("a formula in a line", () => {
  test.each([
    ["ends in an escaped brace", "The set $\\{a\\}$ is.", ["\\{a\\}"]],
    ["ends in an escaped percent sign", "By $100\\%$ or so", ["100\\%"]],
    ["ends in an escaped bar", "The norm $\\|x\\|$ and $y$", ["\\|x\\|", "y"]],
    ["ends in an escaped backslash", "$a\\\\$ b", ["a\\\\"]],
    ["does not end at an escaped space", "$a\\ $ b", []],
    ["does not end at an escaped dollar sign", "cost $5\\$ and more", []],
    ["is no price", "from $5 to $10, $20-$30 or US $ 7", []],
    ["stands in two dollar signs", "Energy is $$E=mc^2$$ here.", ["E=mc^2"]],
    ["is written as GitHub has it", "The root $`\\sqrt{2}`$ here", ["\\sqrt{2}"]],
    ["is not what shells call themselves", "Its id is $$ and $$.", []],
  ])("%s", (_, text, formulas) => {
    expect(formulasIn(text)).toEqual(formulas);
  });
});

describe("a formula that stands alone", () => {
  test.each([
    [
      "with an empty line in it",
      "$$\na\n\n= b\n$$\n\n## Next\n\nc",
      ["formula: a  = b", "h2: Next", "p: c"],
    ],
    [
      "with two, and another behind it",
      "$$\na\n\nb\n$$\n\n# N\n\n$$\nc\n$$",
      ["formula: a  b", "h1: N", "formula: c"],
    ],
    ["with an escaped dollar sign", "$$\n\\text{costs \\$5}\n$$", ["formula: \\text{costs \\$5}"]],
    ["with a formula in its words", "$$\na \\text{ if $x$}\n$$", ["formula: a \\text{ if $x$}"]],
    ["with a label behind it", "$$ a $$ {#eq-a}\n\n$$\nb\n$$ (eq-b)", ["formula: a", "formula: b"]],
    ["in a fence", "```math\na\n```", ["formula: a"]],
    [
      "as an environment",
      "\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n\ne",
      ["formula: \\begin{align} a &= b \\\\ c &= d \\end{align}", "p: e"],
    ],
  ])("%s", (_, text, blocks) => {
    expect(outline(text).map((line) => line.replaceAll("\n", " "))).toEqual(blocks);
  });

  test.each([
    ["which ends no line", "$$\na\n\n## Next\n\nb $$ c", "1:1"],
    ["behind which a heading stands", "# T\n\n$$\na\n\n## Next\n\n$$\nb\n$$", "3:1"],
    ["at the end", "a\n\n> $$ \\alpha\n> b", "3:3"],
  ])("and is not closed, %s, swallows nothing and is told", (_, text, place) => {
    expect(outline(text).join()).toMatch(/h2: Next|alpha/);
    const found = read(text).diagnostics.map(
      ({ line, column, code }) => `${line}:${column} ${code}`,
    );
    expect(found).toContain(`${place} unclosed-formula`);
  });

  test("is not made of words with dollar signs around them", () => {
    expect(outline("$$ is dear\n\nand so is $$\n")).toEqual(["p: $$ is dear", "p: and so is $$"]);
    expect(read("The costs\n$$$\nare high").diagnostics).toEqual([]);
  });
});

describe("what a formula defines holds in all that follow", () => {
  test.each([
    [
      "by \\newcommand",
      "$$\n\\newcommand{\\R}{\\mathbb{R}}\n$$\n\n$x \\in \\R$ and $y$",
      ["\\def\\R{\\mathbb{R}}x \\in \\R", "y"],
    ],
    [
      "with arguments",
      "$\\newcommand\\f[2]{#1/#2}$\n\n$$\\f{a}{b}$$",
      ["\\def\\f#1#2{#1/#2}\\f{a}{b}"],
    ],
    [
      "by \\def",
      "$$\\def\\v#1{\\vec{#1}} % a vector\n$$\n\n$\\v a$",
      ["\\def\\v#1{\\vec{#1}}\\v a"],
    ],
    [
      "as an operator",
      "$$\\DeclareMathOperator*{\\argmax}{arg\\,max}$$\n\n$\\argmax x$",
      ["\\def\\argmax{\\operatorname*{arg\\,max}}\\argmax x"],
    ],
    ["by others", "$$\\def\\a{1}\\def\\b{\\a\\a}$$\n\n$\\b$", ["\\def\\b{\\a\\a}\\def\\a{1}\\b"]],
    [
      "defined anew",
      "$$\\newcommand{\\a}{1}$$\n\n$$\\renewcommand{\\a}{2}$$\n\n$\\a$",
      ["\\def\\a{2}\\a"],
    ],
    [
      "save for the formula itself",
      "$$\\def\\a{1}$$\n\n$$\\def\\a{2}\\a$$\n\n- $\\a$",
      ["\\def\\a{2}\\a", "\\def\\a{2}\\a"],
    ],
  ])("%s", (_, text, formulas) => {
    expect(formulasIn(text)).toEqual(formulas);
  });

  test("and a formula that only defines is no block", () => {
    expect(
      outline(
        "# T\n\n## A\n\n$$\n\\newcommand{\\R}{\\mathbb{R}}\n\\def\\N{\\mathbb{N}}\n$$\n\nb $\\def\\x{1}$ c",
      ),
    ).toEqual(["h1: T", "h2: A", "p: b c"]);
  });

  test("without growing beyond what a formula may hold", () => {
    const many = Array.from({ length: 2000 }, (_, index) => {
      const name = [...String(index)].map((digit) => "abcdefghij"[Number(digit)]).join("");
      return `$\\def\\${name}{\\x${name} ${"y".repeat(50)}}\\${name}$`;
    });
    const all = `${many.join("\n")}\n\n$${Array.from({ length: 500 }, (_, i) => `\\${[...String(i)].map((d) => "abcdefghij"[Number(d)]).join("")}`).join("")}$`;
    expect(formulasIn(all).at(-1)?.length ?? 0).toBeLessThan(10_000);
  });
});
