import { expect, test } from "vitest";

import { fixHyphens } from "../../../src/app/print/place-pages.ts";
import { useBrowser } from "../../support/use-browser.ts";

const open = useBrowser();

const soft = "\u00AD";
const words = `In an ex${soft}tra${soft}or${soft}di${soft}nary re${soft}pub${soft}li${soft}ca${soft}tion`;

/** The text of each paragraph, settled. Of letters, ten stand on 100 px. */
async function settle(body: string): Promise<string[]> {
  const style =
    "font: 10px/1 monospace; letter-spacing: calc(10px - 1ch); hyphenate-character: '-'";
  const html = `<!doctype html><html lang="en"><body style="${style}">${body}`;
  const { page } = await open(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
  await fixHyphens(page);
  const texts = await page.evaluate(() =>
    [...document.querySelectorAll("p")].map((paragraph) => paragraph.textContent),
  );
  await page.close();
  return texts;
}

test("soft hyphens go, but where a line ends at one a hyphen stands", async () => {
  const [wide, narrow, narrower] = await settle(
    [2000, 150, 90]
      .map((width) => `<p class="prose" style="width:${width}px">${words}</p>`)
      .join(""),
  );
  expect(wide).toBe("In an extraordinary republication");
  expect(narrow).toBe("In an extraor-dinary republi-cation");
  expect(narrower).toBe("In an ex-traordi-nary re-publica-tion");
});

test("parts of a word in several elements are words of their own; what is no prose stays", async () => {
  const line = `<b>foo</b>${soft}<i>bar</i>`;
  expect(await settle(`<div class="prose"><p>${line}</p></div><p>${line}</p>`)).toEqual([
    "foobar",
    `foo${soft}bar`,
  ]);
});

test("what line breaks have changed by has no hyphen inside a line", async () => {
  // The hyphen that is drawn is narrower than the one that is set: the line then ends before it.
  const style = "width:70px; hyphenate-character: '\u200B'";
  const [text] = await settle(`<p class="prose" style="${style}">foo bar${soft}bar</p>`);
  expect(text).toBe("foo barbar");
});
