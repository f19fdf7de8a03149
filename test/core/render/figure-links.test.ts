import { join } from "node:path";

import { expect, test } from "vitest";

import { createRenderContext, planChapter } from "../../../src/core/pipeline.ts";
import { renderSlides } from "../../../src/core/render/render-slides.ts";
import { createTemplates } from "../../../src/core/render/templates/templates.ts";
import { loadTemplates } from "../../../src/app/theme/load-templates.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "templates");
const templates = await createTemplates(await loadTemplates([folder]));

/** Renders the slides of a text; `a.png` is there, no other image is. */
async function render(text: string): Promise<string> {
  const source = { path: "a.md", text, encoding: "utf-8", damage: null };
  const planned = planChapter(source, "a", { config: {}, flags: {} });
  const found = {
    status: "found",
    href: "a.png",
    widthPx: 4,
    heightPx: 3,
    leftOut: [],
    missing: [],
  } as const;
  const facts = { images: new Map([["a.png", found]]), links: new Map() };
  const context = await createRenderContext(planned, facts);
  const { deck, labels } = planned;
  return renderSlides(deck, { templates, labels, context }).join("\n").replace(/\n/g, "");
}

test.each([
  ["another site", "https://x.org/plan", "https://x.org/plan"],
  ["a section of the chapter", "#the-plan", "#the-plan"],
])("a figure with a link to %s is a link around its image", async (_, href, wanted) => {
  const html = await render(`# T\n\n## The plan\n\n[![A plan](a.png)](${href})`);
  expect(html).toContain(`<a href="${wanted}"><img src="a.png" alt="A plan"`);
});

test("an image that is not there keeps its link, around the name in its frame", async () => {
  const html = await render("# T\n\n## S\n\n[![A plan](b.png)](https://x.org)");
  expect(html).toContain('<p class="missing"><b><a href="https://x.org">b.png</a></b>');
});

test("an image without a link, or with one that runs a script, has none", async () => {
  expect(await render("# T\n\n## S\n\n![A plan](a.png)")).not.toContain("<a ");
  expect(await render("# T\n\n## S\n\n[![A plan](a.png)](javascript:alert(1))")).not.toContain(
    "<a ",
  );
});

test("a figure in a list or a quote keeps its link too", async () => {
  const html = await render("# T\n\n## S\n\n> words\n>\n> [![A plan](a.png)](https://x.org)");
  expect(html).toContain('<a href="https://x.org"><img src="a.png" alt="A plan"></a>');
});
