import { join } from "node:path";

import { expect, test } from "vitest";

import { createRenderContext, planChapter } from "../../../src/core/pipeline.ts";
import { renderSlides } from "../../../src/core/render/render-slides.ts";
import { createTemplates } from "../../../src/core/render/templates/templates.ts";
import { loadTemplates } from "../../../src/app/theme/load-templates.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "templates");
const templates = await createTemplates(await loadTemplates([folder]));

/** Renders the slides of a text; `a.png` is there, no other image is. */
async function render(text: string): Promise<string[]> {
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
  return renderSlides(deck, { templates, labels, context });
}

async function sizeOf(name: string, body: string): Promise<string | undefined> {
  const slides = await render(`# 章\n\n## 節\n\n${body}\n\n## 次の節\n\n文です。`);
  const found = slides.join("").match(new RegExp(`class="${name}"[^>]*data-size="(\\w+)"`));
  return found?.[1];
}

const listOf = (count: number, item: string) => `- ${item}\n`.repeat(count);

test.each([
  ["few", "of three words", listOf(3, "土")],
  ["few", "of four lines in Japanese", listOf(4, "土".repeat(35))],
  ["few", "of four lines in English", listOf(4, "soil ".repeat(14))],
  ["some", "of four long items", listOf(4, "土".repeat(36))],
  ["some", "of five words", listOf(5, "土")],
  ["some", "with a list inside", "- 土\n  - 砂\n- 水\n- 石"],
  ["many", "of eight words", listOf(8, "土")],
])("a list is %s: one %s", async (size, _, list) => {
  expect(await sizeOf("list", list)).toBe(size);
});

test("terms are few while they are short with what is said of them", async () => {
  const terms = (description: string) => `- 錨 : ${description}\n- 舵 : 板\n- 帆 : 布`;
  expect(await sizeOf("terms", terms("重り"))).toBe("few");
  expect(await sizeOf("terms", terms("重り".repeat(80)))).toBe("many");
});

test("a divider shows each section as done, current or open", async () => {
  const section = (name: string) => `## ${name}\n\n### ${name}の一\n\n文です。\n\n`;
  const slides = await render(`# 章\n\n${["港", "波", "風"].map(section).join("")}`);
  const steps = slides
    .filter((slide) => slide.includes("layout-divider"))
    .map((slide) => [...slide.matchAll(/data-step="(\w+)"/g)].map(([, step]) => step));
  expect(steps).toEqual([
    ["current", "open", "open"],
    ["done", "current", "open"],
    ["done", "done", "current"],
  ]);
});

test("a quotation's last line is its source where it begins with a dash", async () => {
  const isApart = async (quote: string) =>
    (await render(`# 章\n\n## 節\n\n${quote}`)).join("").includes('class="quote-source"');
  expect(await isApart("> 海は広い。\n>\n> — 船乗り")).toBe(true);
  expect(await isApart("> 海は広い。\n>\n> 船は小さい。")).toBe(false);
  expect(await isApart("> — 船乗り")).toBe(false);
});

test("the logo stands at the foot of every slide but the cover, if there is one", async () => {
  const logos = async (logo: string) => {
    const slides = await render(`---\nlogo: ${logo}\n---\n\n# 章\n\n## 節\n\n文です。`);
    return slides.map((slide) => slide.includes('<img class="slide-logo" src="a.png" alt="">'));
  };
  expect(await logos("a.png")).toEqual([false, true]);
  expect(await logos("b.png")).toEqual([false, false]);
});
