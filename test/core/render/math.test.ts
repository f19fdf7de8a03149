import katex from "katex";
import { describe, expect, test, vi } from "vitest";

import { createRenderContext, checkPlanned, planChapter } from "../../../src/core/pipeline.ts";
import { createFormulaSetter } from "../../../src/core/render/math.ts";
import { findIn, linesOf } from "../check/run-checks.ts";

const set = createFormulaSetter();

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
    expect(set(tex, true).html).toMatch(/katex-error/);
    expect(set(tex, true).fault).toMatch(/^.{4,130}$/);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test("sizes are held to what a slide can show", () => {
    const { html } = set("\\rule{10000000em}{9999999em}\\kern{1e9em}", true);
    expect(html.replace(/<annotation.*<\/annotation>/, "")).not.toMatch(/\d{4,}em/);
  });

  test.each(["{{{{a}}}}", "\\frac{1}{2}", "\\left\\{ x \\right.", "\\leftarrow \\{ \\{"])(
    "%s is set",
    (tex) => expect(set(tex, false).fault).toBeNull(),
  );
});

test("a wrong formula is told of at its place", () => {
  const text = "# T\n\nWords $a$ and\nmore $\\frac{1$ here.\n\n- item\n\n$$\n\\nothing{a}\n$$\n";
  const found = findIn(text, { formulaFault: (tex, isDisplay) => set(tex, isDisplay).fault });
  expect(linesOf("formula-syntax", found)).toEqual([
    expect.stringMatching(/^4:7 warning The formula cannot be set: /),
    expect.stringMatching(/^9:1 warning The formula cannot be set: .*\\nothing/),
  ]);
});

test("a formula that is judged and shown is set once, in each of its modes", async () => {
  const source = { path: "a.md", text: "# T\n\nWords $a$.\n\n$$\na\n$$\n\n- $a$\n- b\n" };
  const planned = planChapter({ ...source, encoding: "utf-8", damage: null }, "a", {
    config: {},
    flags: {},
  });
  const setFormula = createFormulaSetter();
  const renderToString = vi.spyOn(katex, "renderToString");
  const facts = { images: new Map(), links: new Map(), setFormula };
  await checkPlanned(planned, facts);
  const { math } = await createRenderContext(planned, facts);
  expect(math("a", false)).toContain("<math");
  expect(math("a", true)).toContain('display="block"');
  expect(renderToString).toHaveBeenCalledTimes(2);
  renderToString.mockRestore();
});
