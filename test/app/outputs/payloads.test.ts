import { marked } from "marked";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { blockPayloads, fillPayload, payloads } from "../../support/payloads.ts";
import { useBrowser } from "../../support/use-browser.ts";

const open = useBrowser();
const formed = [...payloads, ...blockPayloads].filter(
  (payload): payload is readonly [string, string] => payload[1] !== null,
);

let page: Page;

beforeAll(async () => {
  ({ page } = await open("about:blank"));
  // What the payloads run or request must not end the page that looks at them.
  await page.setRequestInterception(true);
  page.on("request", (request) => void request.abort());
});

afterAll(() => page.close());

/** Does a browser that reads a text as HTML, with nothing cleaned, find what the selector names? */
function isFormed(text: string, selector: string): Promise<boolean> {
  const html = marked.parse(fillPayload(text, "http://127.0.0.1:9/asked"), { async: false });
  return page.evaluate(
    (html, selector) => {
      const read = (text: string): Document => {
        const frame = document.body.appendChild(document.createElement("iframe"));
        frame.contentDocument?.write(`<!doctype html><body>${text}`);
        return frame.contentDocument ?? document;
      };
      const isIn = (inner: Document): boolean =>
        [inner, ...Array.from(inner.querySelectorAll("template"), ({ content }) => content)].some(
          (root) => root.querySelector(selector) !== null,
        );
      const first = read(html);
      // Some are harmless at first, and change their meaning when they are written out and read again.
      const isFormed = isIn(first) || isIn(read(first.body.innerHTML));
      document.body.replaceChildren();
      return isFormed;
    },
    html,
    selector,
  );
}

test.each(formed)("%s forms %s where nothing cleans it", async (text, selector) => {
  expect(await isFormed(text, selector)).toBe(true);
});

test("most payloads are dangerous without any syntax of our own", () => {
  expect(formed.length).toBeGreaterThan(95);
});
