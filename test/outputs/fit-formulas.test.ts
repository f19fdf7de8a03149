import { expect, test } from "vitest";

import { useFitting } from "../support/fit-text.ts";

const fit = useFitting();

/** Formulas with parts that KaTeX draws far wider than it shows, and clips. */
const stretched = [
  "\\sqrt{2 g h}",
  "\\sqrt[3]{\\frac{a + b}{c}}",
  "\\overbrace{a + b + c}^{n}",
  "\\underbrace{x_1 + x_2}_{k}",
  "\\widehat{abc} + \\overline{xyz}",
  "\\xrightarrow{\\text{heat}} B",
  "\\left( \\frac{\\frac{1}{2}}{\\frac{3}{4}} \\right)",
];

test("parts of formulas that are drawn wider than shown do not count as cut off", async () => {
  const sections = stretched.map((tex, index) => `## Formula ${index + 1}\n\n$$${tex}$$\n`);
  const inLines = stretched.map((tex) => `- as $${tex}$ is read`).join("\n");
  const text = `# Roots\n\n${sections.join("\n")}\n## In lines\n\n${inLines}\n`;
  const { diagnostics, faults, looks } = await fit({ text });
  expect(diagnostics).toEqual([]);
  expect(faults).toEqual([]);
  expect(looks.filter(({ zoom }) => zoom < 1)).toEqual([]);
});
