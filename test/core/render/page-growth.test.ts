import { join } from "node:path";

import { expect, test } from "vitest";

import { createRenderContext, planChapter } from "../../../src/core/pipeline.ts";
import { renderSlides } from "../../../src/core/render/render-slides.ts";
import { createTemplates } from "../../../src/core/render/templates/templates.ts";
import { loadTemplates } from "../../../src/app/theme/load-templates.ts";
import { shapes } from "../../tools/bench/make-shapes.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "templates");
const templates = await createTemplates(await loadTemplates([folder]));

/** Of twice as many things; the tenth above two is for numbers that have one digit more. */
const growthLimit = 2.1;

const count = 150;

/** Returns the slides of a chapter as HTML, and its deck as `deck.json` has it. */
async function render(text: string): Promise<{ slides: string[]; json: string }> {
  const source = { path: "a.md", text, encoding: "utf-8", damage: null };
  const planned = planChapter(source, "a", { config: {}, flags: {} });
  const context = await createRenderContext(planned, { images: new Map(), links: new Map() });
  const { deck, labels } = planned;
  return { slides: renderSlides(deck, { templates, labels, context }), json: JSON.stringify(deck) };
}

test.each(Object.entries(shapes))(
  "twice as much of one kind makes a page twice as large: %s",
  async (_, make) => {
    const once = await render(make(count));
    const twice = await render(make(count * 2));
    const growth = twice.slides.join("").length / once.slides.join("").length;
    expect(growth).toBeLessThan(growthLimit);
    expect(twice.json.length / once.json.length).toBeLessThan(growthLimit);
  },
);

test("sections are marked on the progress line and on dividers, up to sixty of them", async () => {
  const marksFor = async (sections: number) => {
    const { slides } = await render(shapes.dividers(sections));
    const html = slides.find((slide) => slide.includes("layout-divider")) ?? "";
    const path = /<path[^>]* d="([^"]*)"/.exec(html)?.[1] ?? "";
    return { ticks: path.match(/M/g)?.length ?? 0, bars: html.match(/data-step=/g)?.length ?? 0 };
  };
  expect(await marksFor(60)).toEqual({ ticks: 60, bars: 60 });
  expect(await marksFor(61)).toEqual({ ticks: 0, bars: 0 });
});
