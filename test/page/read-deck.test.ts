import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Page } from "puppeteer-core";
import { beforeAll, describe, expect, test } from "vitest";

import { everyLayout } from "../support/every-layout.ts";
import { readCards } from "../support/read-cards.ts";
import { readDeck } from "../support/read-deck.ts";
import { runCliWell } from "../support/run-cli.ts";
import { useTempFolders } from "../support/temp-folder.ts";
import { writeFiles } from "../support/write-files.ts";
import { useBrowser } from "../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

/** What is wider than any phone, in a language whose words have no spaces. */
const wide = `---
lang: ja
---

# 広いものと${"長い".repeat(12)}題名

${Array.from({ length: 7 }, (_, index) => `## 第${index + 1}の部\n\n- 項目`).join("\n\n")}

## 表

| 所 | ${Array.from({ length: 9 }, (_, index) => `${index + 1}月`).join(" | ")} |
| --- | ${"---: | ".repeat(9)}
| 上流の堰 | ${"12,345 | ".repeat(9)}

## 式

$$
f(x) = ${Array.from({ length: 12 }, (_, index) => `a_{${index}} x^{${index}}`).join(" + ")}
$$

## 図

\`\`\`mermaid
graph LR; A[泉の水] --> B[小さな川] --> C[大きな川] --> D[みずうみ] --> E[河口] --> F[海]
\`\`\`

## 言葉

- https://example.org/${"path/".repeat(20)}
- \`${"gauge".repeat(20)}\`
- 文中の式 $${"\\frac{Q}{A} + ".repeat(12)} 1$ もある

1. ${"とても長い文が続きます。".repeat(6)}
2. 短い文
`;

const files = { ...everyLayout, "wide.md": wide };

const phones = {
  upright: { width: 390, height: 844 },
  "on its side": { width: 844, height: 390 },
  small: { width: 320, height: 568 },
} as const;

let urlOf = (_theme: string, _name: string): string => "";
let cwd = "";

beforeAll(async () => {
  cwd = await newFolder();
  await writeFiles(cwd, files);
  for (const theme of ["quiet", "hall", "print"]) {
    const chapters = ["river.md", "wide.md"];
    const out = ["--out", theme, "--theme", theme, "--format", "html,single"];
    await runCliWell(["build", ...chapters, ...out], { cwd });
  }
  urlOf = (theme, name) => pathToFileURL(join(cwd, theme, name)).href;
});

/** Opens a page as a phone does. */
async function openOnPhone(url: string, size: { readonly width: number; readonly height: number }) {
  const { page, faults } = await open("about:blank");
  await page.setViewport({ ...size, hasTouch: true, isMobile: true });
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  return { page, faults };
}

const press = async (page: Page, label: string): Promise<void> => {
  const button = await page.waitForSelector(`xpath/.//button[normalize-space()="${label}"]`);
  await button?.tap();
};

const topOf = (page: Page, id: string) =>
  page.evaluate((name) => document.getElementById(name)?.getBoundingClientRect().top, id);

const untilAtTop = (page: Page, id: string) =>
  page.waitForFunction(
    (name) => {
      const top = document.getElementById(name)?.getBoundingClientRect().top ?? Infinity;
      return Math.abs(top) < 2;
    },
    { timeout: 5000 },
    id,
  );

describe.each(Object.entries(phones))("on a phone, %s", (_, size) => {
  test.each(["quiet", "hall", "print"])(
    "all slides of the %s theme can be read in one column: large enough, nothing cut off, nothing to the side",
    async (theme) => {
      for (const name of ["river", "wide"]) {
        const { page, faults } = await openOnPhone(urlOf(theme, `${name}/index.html`), size);
        const { slides } = await readDeck(join(cwd, theme, name));
        const read = await page.evaluate(readCards);
        expect(read.ids).toEqual(slides.map(({ id }) => id));
        expect(read.pageWidth).toBe(size.width);
        expect(read.small).toEqual([]);
        expect(read.cut).toEqual([]);
        expect(read.covered).toEqual([]);
        expect(read.bodyPx).toBeGreaterThanOrEqual(16);
        expect(faults).toEqual([]);
        await page.close();
      }
    },
  );
});

describe.each(["river/index.html", "river/river-single.html"])("%s, read on a phone", (file) => {
  test("is presented in full at a press of the button, and read again, at the same slide", async () => {
    const { page, faults } = await openOnPhone(urlOf("quiet", file), phones.upright);
    expect(await page.$("html.is-presenting")).toBeNull();
    await press(page, "Contents");
    await page.type(".talk-find input", "weeds");
    await page.keyboard.press("Enter");
    await untilAtTop(page, "weeds");
    await press(page, "Present");
    await page.setViewport({ ...phones["on its side"], hasTouch: true, isMobile: true });
    await page.waitForSelector("#weeds.present");
    expect(await page.$eval("#weeds", (slide) => slide.getBoundingClientRect().height)).toBeCloseTo(
      390,
      -1,
    );
    expect(await page.$$(".read-tools")).toEqual([]);
    // The speaker's tools are there, as ever.
    await page.keyboard.press("ArrowRight");
    await page.waitForSelector("#tools.present");
    await page.tap(".talk-touch");
    await page.waitForSelector(".talk-help[open]");
    await page.keyboard.press("Escape");
    await Promise.all([page.waitForNavigation(), press(page, "Read")]);
    await untilAtTop(page, "tools");
    expect(await page.$("html.is-presenting")).toBeNull();
    expect(faults).toEqual([]);
    await page.close();
  });

  test("opens at the slide that its address names, and follows links between slides", async () => {
    const { page } = await openOnPhone(`${urlOf("quiet", file)}#/levels`, phones.upright);
    await untilAtTop(page, "levels");
    await page.evaluate(() => location.assign("#/for-and-against"));
    await untilAtTop(page, "for-and-against");
    await page.$eval('.divider-list a[href="#their-parts"]', (link) => {
      if (link instanceof HTMLElement) link.click();
    });
    await untilAtTop(page, "their-parts");
    expect(await topOf(page, "their-kinds")).toBeLessThan(0);
    await page.close();
  });
});

test("a window that becomes large shows the slide that was read", async () => {
  const { page, faults } = await open("about:blank");
  await page.setViewport({ width: 500, height: 800 });
  await page.goto(`${urlOf("quiet", "wide/index.html")}#/表`);
  await untilAtTop(page, "表");
  await page.setViewport({ width: 1280, height: 720 });
  await page.waitForSelector("#表.present");
  await page.setViewport({ width: 500, height: 800 });
  // Whoever presents goes on.
  expect(await page.$("html.is-presenting")).not.toBeNull();
  expect(faults).toEqual([]);
  await page.close();
});

test("without a script the slides are read as well", async () => {
  const { page } = await open("about:blank");
  await page.setJavaScriptEnabled(false);
  await page.setViewport({ ...phones.upright, hasTouch: true, isMobile: true });
  await page.goto(urlOf("hall", "river/index.html"));
  const read = await page.evaluate(readCards);
  expect(read.small).toEqual([]);
  expect(read.pageWidth).toBe(phones.upright.width);
  await page.close();
});

test("slides far from what is read are not laid out, in a deck of a thousand", async () => {
  const slides = Array.from({ length: 1000 }, (_, index) => `## Part ${index}\n\n- item ${index}`);
  await writeFiles(cwd, { "long.md": `---\nlang: en\n---\n\n# Long\n\n${slides.join("\n\n")}\n` });
  await runCliWell(["build", "long.md", "--format", "html"], { cwd });
  const url = pathToFileURL(join(cwd, "dist", "long", "index.html")).href;
  const { page, faults } = await openOnPhone(`${url}#/part-500`, phones.upright);
  await untilAtTop(page, "part-500");
  const laidOut = () =>
    page.$$eval(
      ".deck .slide h2",
      (headings) =>
        headings.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length,
    );
  expect(await laidOut()).toBeLessThan(30);
  await page.evaluate(() => window.scrollBy(0, 20_000));
  await page.waitForFunction(() =>
    Array.from(document.querySelectorAll(".deck .slide")).some((slide) => {
      const { top } = slide.getBoundingClientRect();
      return top > 0 && top < 400;
    }),
  );
  expect(await laidOut()).toBeLessThan(30);
  expect(faults).toEqual([]);
  await page.close();
});
