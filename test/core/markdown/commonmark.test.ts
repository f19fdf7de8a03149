import spec from "commonmark-spec";
import { marked } from "marked";
import { describe, expect, test } from "vitest";

import { extensions } from "../../../src/core/markdown/extensions/extensions.ts";
import { createMarked } from "../../../src/core/markdown/shallow-lexer.ts";

/** Examples that we read otherwise than marked does, each with the reason. */
const deviations = new Map<number, string>(
  [201, 491, 524, 536, 613, 614, 615, 617, 623].map((number) => [
    number,
    "A tag that names no element of HTML is words.",
  ]),
);

describe("CommonMark's examples", () => {
  const ours = createMarked(extensions);

  test.each(spec.tests.map(({ number, markdown }) => ({ number, markdown })))(
    "example $number gives marked's own HTML",
    ({ number, markdown }) => {
      if (deviations.has(number)) return;
      expect(ours.parse(markdown)).toBe(marked.parse(markdown));
    },
  );

  test("deviate only where the list says so", () => {
    for (const number of deviations.keys()) {
      const markdown = spec.tests.find((one) => one.number === number)?.markdown ?? "";
      expect(ours.parse(markdown)).not.toBe(marked.parse(markdown));
    }
  });
});
