import { expect, it } from "vitest";

import { planChapter } from "../../../src/core/pipeline.ts";

it("gives a section's id to its own first slide, whatever the deck's other slides are called", () => {
  const text = [
    "A word before.\n\n> Quoted before.\n\n# Sea\n\nAn opening.",
    "## Cover\n\n- a",
    "## Agenda\n\n- b",
    "## Intro\n\n- c\n\n| d |\n| - |\n| e |",
    "## Intro table\n\n- f",
  ].join("\n\n");
  const source = { path: "sea.md", text, encoding: "utf-8", damage: null };
  const { deck } = planChapter(source, "sea", { config: {}, flags: {} });
  for (const { id, title, firstSlide } of deck.sections) {
    expect(deck.slides[firstSlide]).toMatchObject({ id, heading: title });
  }
  expect(deck.slides.map(({ id }) => id)).toEqual([
    "cover-2",
    "intro-2",
    "agenda-2",
    "cover",
    "agenda",
    "intro",
    "intro-table-2",
    "intro-table",
  ]);
});
