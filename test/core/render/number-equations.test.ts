import { expect, test } from "vitest";

import { createFormulaSetter } from "../../../src/core/render/math.ts";
import { numberEquations } from "../../../src/core/render/render-slides.ts";

const set = createFormulaSetter();

test("equations that have no numbers of the author's are counted through all slides", () => {
  const slides = [
    "\\begin{equation} a = b \\end{equation}",
    "c = d",
    "\\begin{align} x &= y \\\\ &= z \\nonumber \\\\ &= w \\end{align}",
    "e = f \\tag{7}",
    "\\begin{gather} g = h \\end{gather}",
  ].map((tex) => set(tex, true).html);
  const numbers = numberEquations(slides).map((html) =>
    [...html.matchAll(/counter-reset:katexEqnNo (\d+)"/g)].map(([, before]) => Number(before)),
  );
  expect(numbers).toEqual([[0], [], [1, 2], [], [3]]);
});
