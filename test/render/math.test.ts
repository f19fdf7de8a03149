import { describe, expect, test } from "vitest";

import { findMathFault, renderMath } from "../../src/render/math.ts";
import { findIn, linesOf } from "../checks/run-checks.ts";

const bombs: readonly (readonly [string, string])[] = [
  ["braces", `${"{".repeat(4_000)}${"}".repeat(4_000)}`],
  ["fractions", `${"\\frac{".repeat(800)}a${"}{b}".repeat(800)}`],
  ["powers", `${"a^{".repeat(2_000)}${"}".repeat(2_000)}`],
  ["brackets that grow", "\\left(".repeat(1_500)],
  ["roots of roots without braces", "\\sqrt ".repeat(1_500)],
  ["macros", "\\def\\a{\\a\\a}\\a"],
  ["half a megabyte", "a+".repeat(250_000)],
];

describe("formulas that would take for ever, or fill the call stack", () => {
  test.each(bombs)("%s stand there as they were written, and are told of", (_, tex) => {
    const start = performance.now();
    expect(renderMath(tex, true)).toMatch(/katex-error/);
    expect(findMathFault(tex, true)).toMatch(/^.{4,130}$/);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test("sizes are held to what a slide can show", () => {
    const html = renderMath("\\rule{10000000em}{9999999em}\\kern{1e9em}", true);
    expect(html.replace(/<annotation.*<\/annotation>/, "")).not.toMatch(/\d{4,}em/);
  });

  test.each(["{{{{a}}}}", "\\frac{1}{2}", "\\left\\{ x \\right.", "\\leftarrow \\{ \\{"])(
    "%s is set",
    (tex) => expect(findMathFault(tex, false)).toBeNull(),
  );
});

test("a wrong formula is told of at its place", () => {
  const text = "# T\n\nWords $a$ and\nmore $\\frac{1$ here.\n\n- item\n\n$$\n\\nothing{a}\n$$\n";
  const found = findIn(text, { formulaFault: findMathFault });
  expect(linesOf("formula-syntax", found)).toEqual([
    expect.stringMatching(/^4:7 warning The formula cannot be set: /),
    expect.stringMatching(/^9:1 warning The formula cannot be set: .*\\nothing/),
  ]);
});
