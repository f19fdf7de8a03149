import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { createRenderContext, planChapter } from "../../../src/core/pipeline.ts";
import { renderWhole, type HandoutInput } from "../../../src/core/handouts/handout-page.ts";
import { handouts } from "../../../src/core/handouts/handouts.ts";
import { handoutKinds } from "../../../src/core/model/handout-kinds.ts";
import { createTemplates } from "../../../src/core/render/templates/templates.ts";
import { loadTemplates } from "../../../src/app/theme/load-templates.ts";

const templates = await createTemplates(
  await loadTemplates([join(import.meta.dirname, "..", "..", "..", "templates")]),
);

const text = `---
author: M. Ford
date: 4 May
url: https://example.org/rivers/
linkNotes: true
---

# Chapter 4: The river

Words before any section.

## Gauges

Prose of the gauges with [a page](https://example.org/radar) and a note[^n]. Look at the needle twice.

- floats
- radar

### Their parts

Prose of the parts.

- chain

#### Their colours

Prose of the colours.

- red

## Weather

Prose of the weather.

- rain

[^n]: The note's own words.
`;

async function load() {
  const source = { path: "a.md", text, encoding: "utf-8", damage: null };
  const planned = planChapter(source, "a", { config: {}, flags: {} });
  const { settings, labels, deck, chapter } = planned;
  const context = await createRenderContext(planned, { images: new Map(), links: new Map() });
  const input: HandoutInput = {
    chapter,
    deck,
    settings,
    labels,
    templates,
    context,
    slidesHtml: deck.slides.map((_, index) => `<section data-slide="${index + 1}"></section>`),
    stylesheets: ["assets/own.css"],
    fontCss: "@font-face{}",
    selected: deck.slides.map((_, index) => index),
    hyphenate: null,
  };
  return { deck, input };
}

const { deck, input } = await load();
const count = (html: string, words: string | RegExp) => html.split(words).length - 1;

const pages = {
  notes: renderWhole(handouts.notes.plan(input)),
  grid: renderWhole(handouts.grid4.plan(input)),
  lines: renderWhole(handouts.lines.plan(input)),
  article: renderWhole(handouts.article.plan(input)),
};

test("every kind that --handout names is a row, with a file name of its own", () => {
  expect(Object.keys(handouts)).toEqual([...handoutKinds]);
  const suffixes = Object.values(handouts).map(({ suffix }) => suffix);
  expect(new Set(suffixes).size).toBe(suffixes.length);
});

describe.each(Object.entries(pages))("the page of the handout %s", (_, html) => {
  test("bears the title, what stands above it, the author and the date", () => {
    expect(html).toContain("<h1>The river</h1>");
    expect(html).toContain('<p class="handout-kicker">Chapter 4</p>');
    expect(html).toContain("<span>M. Ford</span>");
    expect(html).toContain('<meta name="author" content="M. Ford">');
    expect(html).toContain("<span>4 May</span>");
    expect(html).toContain('<a class="handout-qr" href="https://example.org/rivers/">');
  });

  test("begins with the contents, a line a section", () => {
    const contents = /<nav class="contents">.*?<\/nav>/s.exec(html)?.[0] ?? "";
    expect(count(contents, "<li>")).toBe(2);
    expect(contents).toMatch(/Gauges.*Weather/s);
  });

  test("has the wide margin on the side that is bound", () => {
    expect(html).toMatch(
      /@page\{size:[^;]+;margin:(\S+) (\S+) \S+ (\S+)\}.*@page:left\{margin-left:\2;margin-right:\3;/s,
    );
    const [, , outer = "", inner = ""] = /margin:(\S+) (\S+) \S+ (\S+)\}/.exec(html) ?? [];
    expect(Number.parseFloat(inner)).toBeGreaterThan(Number.parseFloat(outer));
  });
});

describe("the handout of slides and prose", () => {
  const html = pages.notes;

  test("has every slide once, with its number", () => {
    for (const [index] of deck.slides.entries()) {
      expect(count(html, `<section data-slide="${index + 1}">`)).toBe(1);
      expect(count(html, `<p class="entry-number">${index + 1}</p>`)).toBe(1);
    }
  });

  test("has the prose of each slide, once, beside it", () => {
    for (const words of ["Look at the needle", "Prose of the parts", "Prose of the weather"]) {
      expect(count(html, words), words).toBe(1);
    }
    expect(html).toMatch(/<div class="entry-notes prose">.*?Look at the needle/s);
  });

  test("has a heading where a section begins, which the contents lead to", () => {
    const headings = [...html.matchAll(/<h2 class="handout-section" id="([^"]+)">([^<]+)</g)];
    expect(headings.map(([, , title]) => title)).toEqual(["Gauges", "Weather"]);
    for (const [, id] of headings) expect(html).toContain(`href="#${id}"`);
  });

  test("has footnotes with the prose that refers to them, and the addresses of links at its end", () => {
    expect(html).toMatch(
      /<ol class="handout-footnotes">\s*<li value="1">.*The note&#39;s own words\./,
    );
    expect(html).toMatch(/<section class="link-notes">.*>https:\/\/example\.org\/radar</s);
    expect(html).toContain('<sup class="link-mark">');
  });

  test("has no script of a slide a second time beside its prose", () => {
    const [first] = deck.slides;
    if (first === undefined) throw new Error("no slide");
    const script = { type: "raw-html", value: "<script>go()</script>", files: [] } as const;
    const slide = { ...first, noteBlocks: [{ ...script, range: first.range }] };
    const whole = renderWhole(
      handouts.notes.plan({ ...input, deck: { ...deck, slides: [slide] }, selected: [0] }),
    );
    expect(whole).not.toContain("<script");
  });

  test("a slide without prose has lines to write on", () => {
    const empty = deck.slides.filter(({ noteBlocks }) => noteBlocks.length === 0).length;
    expect(empty).toBeGreaterThan(0);
    expect(count(html, '<div class="ruled">')).toBe(empty);
    expect(count(html, " data-empty>")).toBe(empty);
  });
});

describe("the handouts of slides alone", () => {
  test.each(["grid", "lines"] as const)("%s has every slide once, with its number", (name) => {
    for (const [index] of deck.slides.entries()) {
      expect(pages[name]).toMatch(
        new RegExp(`data-slide="${index + 1}">.*?<p class="entry-number">${index + 1}</p>`, "s"),
      );
    }
  });

  test("fills its sheets: four to a page, three with lines", () => {
    const sheets = (html: string) => count(html, '<section class="sheet">');
    expect(sheets(pages.grid)).toBe(Math.ceil(deck.slides.length / 4));
    expect(sheets(pages.lines)).toBe(Math.ceil(deck.slides.length / 3));
    expect(count(pages.lines, '<div class="ruled">')).toBe(deck.slides.length);
  });

  test("has lines to write on, 8 mm apart, beside and under its slides", () => {
    // Three to a page of A4 have a third of its 255 mm each, less a number and a gap.
    expect(count(pages.lines, "<i></i>")).toBe(9 * deck.slides.length);
    expect(count(pages.grid, "<i></i>")).toBeGreaterThanOrEqual(2 * deck.slides.length);
  });
});

describe("the chapter's text", () => {
  const html = pages.article;

  test("has what stands before the first section, and all else, in order", () => {
    expect(html).toMatch(
      /Words before any section\..*Look at the needle.*floats.*Prose of the parts.*Prose of the colours.*Prose of the weather/s,
    );
  });

  test("has its headings at their levels", () => {
    const headings = [...html.matchAll(/<h(\d) id="[^"]+" data-entry>([^<]*)</g)];
    expect(headings.map(([, level, title]) => `${level} ${title}`)).toEqual([
      "2 Gauges",
      "3 Their parts",
      "4 Their colours",
      "2 Weather",
    ]);
  });

  test("ends with its footnotes and the addresses of its links", () => {
    expect(html).toMatch(
      /<li value="1">.*The note&#39;s own words\..*<section class="link-notes">/s,
    );
  });
});
