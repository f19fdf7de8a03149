import { expect, test } from "vitest";

import { planChapter } from "../../../src/core/pipeline.ts";

const text = `# T

## A

Words for the notes[^n], and of both[^b].

- item

## B

- of both[^b]
- of the slide[^s]

[^n]: said
[^b]: both
[^s]: shown
`;

test("a footnote to which only notes refer stands with the notes, all others where they are shown", () => {
  const source = { path: "a.md", text, encoding: "utf-8", damage: null } as const;
  const { deck } = planChapter(source, "a", { config: {}, flags: {} });
  const found = deck.slides.map(({ heading, footnotes, noteBlocks, notes }) => ({
    heading,
    shown: footnotes.map(({ label }) => label),
    said: noteBlocks.flatMap((block) =>
      block.type === "footnote-definition" ? [block.label] : [],
    ),
    notes,
  }));
  expect(found.filter(({ heading }) => /^[AB]$/.test(heading))).toEqual([
    { heading: "A", shown: [], said: ["n"], notes: "Words for the notes, and of both." },
    { heading: "B", shown: ["b", "s"], said: [], notes: "" },
  ]);
});
