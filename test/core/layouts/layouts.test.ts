import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { loadTemplates } from "../../../src/app/theme/load-templates.ts";
import { defineLayout } from "../../../src/core/layouts/define-layout.ts";
import { layouts, matchOrder } from "../../../src/core/layouts/layouts.ts";
import { formatDiagnostic } from "../../../src/core/model/diagnostic.ts";
import {
  createRenderContext,
  judgeChapter,
  planChapter,
  readyToPlan,
} from "../../../src/core/pipeline.ts";
import { renderSlides } from "../../../src/core/render/render-slides.ts";
import { createTemplates } from "../../../src/core/render/templates/templates.ts";

const ours = await loadTemplates([join(import.meta.dirname, "..", "..", "..", "templates")]);
const question = {
  path: "question.hbs",
  text: "<h3>{{heading}}</h3>{{#each blocksHtml}}{{{this}}}{{/each}}<i>{{{notesHtml}}}</i>",
  isOurs: false,
  compiled: null,
};
const templates = await createTemplates(new Map([...ours, ["layouts/question", question]]));
const trusting = await readyToPlan({ config: {}, flags: { html: "trusted" } }, ["question"]);
const facts = { images: new Map(), links: new Map() };

const plan = (text: string) =>
  planChapter({ path: "a.md", text, encoding: "utf-8", damage: null }, "a", trusting);

async function render(text: string): Promise<readonly string[]> {
  const planned = plan(text);
  const context = await createRenderContext(planned, facts);
  return renderSlides(planned.deck, { templates, labels: planned.labels, context });
}

/** The words of a content, as they are written: text, code and formulas. */
function wordsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "value" in value && typeof value.value === "string" ? value.value : "";
  const inner = Object.values(value).flatMap(wordsIn);
  return [...(own.replaceAll(/<[^>]*>/g, "").match(/[A-Za-z]{3,}/g) ?? []), ...inner];
}

describe.each(Object.values(layouts))("the sample of the layout $name", ({ name, sample }) => {
  const { slides } = plan(sample).deck;
  const at = slides.findIndex(({ layout }) => layout === name);

  test("has a slide of it", () => {
    expect(slides.map(({ layout }) => layout)).toContain(name);
  });

  test("is shown, with all its words", async () => {
    const html = (await render(sample))[at] ?? "";
    expect(html).toContain(`layout-${name === "custom" ? "question" : name}`);
    const words = wordsIn(slides[at]?.content);
    expect(words.length).toBeGreaterThan(0);
    const shown = html.replaceAll(/<[^>]*>/g, "");
    expect(words.filter((word) => !shown.includes(word))).toEqual([]);
  });
});

test("every layout that is chosen by a section's blocks is in the order of choice, once", () => {
  const chosen = Object.values(layouts).filter(({ match }) => match !== null);
  expect(matchOrder.map(({ name }) => name).toSorted()).toEqual(
    chosen.map(({ name }) => name).toSorted(),
  );
});

test("a content that is not the layout's own is refused by the compiler", () => {
  const { name } = defineLayout({
    name: "statement",
    match: null,
    // @ts-expect-error A statement has sentences.
    slice: () => ({ list: null }),
    sample: "",
  });
  expect(name).toBe("statement");
});

describe("a layout of the user's", () => {
  const text = [
    "## A\n\nBefore it.\n\n- one\n- two",
    "<!-- slide: layout=question -->",
    "Which *one*?\n\n```js\nlet a;\n```\n\n- this\n- that",
    "<!-- slide: break -->\n\n- after",
  ].join("\n\n");

  test("takes all blocks up to the next break, and leaves those before to the rules", () => {
    const { slides } = plan(text).deck;
    const shown = slides.map(({ id, layout, range, notes }) => [
      id,
      layout,
      `${range.startLine}-${range.endLine}`,
      notes,
    ]);
    expect(shown).toEqual([
      ["a", "bullets", "1-6", "Before it."],
      ["a-question", "custom", "10-17", "Which one?"],
      ["a-bullets", "bullets", "21-21", ""],
    ]);
  });

  test("is given heading, blocks and notes", async () => {
    const html = (await render(text))[1] ?? "";
    expect(html).toContain('class="slide layout-question"');
    expect(html).toContain("<h3>A</h3><p>Which <em>one</em>?</p>");
    expect(html).toContain("<i><p>Which <em>one</em>?</p></i>");
  });

  test("before subsections is a slide of its own, beside the divider", () => {
    const { slides } = plan(
      `## A\n\n<!-- slide: layout=question -->\n\nWhich?\n\n### B\n\nThis.`,
    ).deck;
    expect(slides.map(({ layout }) => layout)).toEqual(["divider", "custom", "statement"]);
  });

  test("that does not exist is reported at its line, with those that do", async () => {
    const planned = plan("## A\n\n<!-- slide: layout=quiz -->\n\n- one\n");
    expect(planned.deck.slides.map(({ layout }) => layout)).toEqual(["bullets"]);
    const found = (await judgeChapter(planned, facts)).map(formatDiagnostic);
    expect(found.join("\n")).toContain(
      'a.md:3:13: warning: There is no layout "quiz". [unknown-instruction]\n' +
        "  hint: The layouts are cover, agenda,",
    );
    expect(found.join("\n")).toContain("closing, question.");
  });
});
