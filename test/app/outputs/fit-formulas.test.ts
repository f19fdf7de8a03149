import { expect, test } from "vitest";

import { useFitting } from "../../support/fit-text.ts";

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

/** Numbered by the author, by KaTeX, and so wide that the formula fills its line. */
const numbered = [
  "E = mc^2 \\tag{7.1}",
  "\\begin{equation} a^2 + b^2 = c^2 \\end{equation}",
  "\\begin{align} x &= y + z \\\\ &= z + y \\end{align}",
  "K_w = [\\mathrm{H^+}][\\mathrm{OH^-}] = 1.0 \\times 10^{-14}\\ \\mathrm{mol^2/L^2} \\tag{7.2}",
];

test("the numbers of formulas stand beside them, not on them, and make none smaller", async () => {
  const sections = numbered.map((tex, index) => `## Formula ${index + 1}\n\n$$${tex}$$\n`);
  const { diagnostics, faults, looks } = await fit({ text: `# Numbers\n\n${sections.join("\n")}` });
  expect(diagnostics).toEqual([]);
  expect(faults).toEqual([]);
  expect(looks.filter(({ zoom }) => zoom < 1)).toEqual([]);
});
