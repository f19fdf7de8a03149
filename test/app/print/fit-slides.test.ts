import { expect, test } from "vitest";

import { fitDeck } from "../../../src/app/print/fit-slides.ts";
import { withTab } from "../../../src/app/print/open-tab.ts";
import { withScratch } from "../../../src/app/files/write-folder.ts";
import { useBrowser } from "../../support/use-browser.ts";

const open = useBrowser();

test("a diagram that is drawn for ever ends in an error at its line", async () => {
  const { page } = await open("about:blank");
  await page.evaluate(() => {
    window.lecternFit = async () => {
      await window.lecternDiagram?.(3);
      await window.lecternDiagram?.(7);
      for (;;);
    };
  });
  const fit = fitDeck(page, { all: false }, { path: "a.md", eachMs: 300, allMs: 9000 });
  await expect(fit).rejects.toMatchObject({
    code: "endless-diagram",
    diagnostics: [{ path: "a.md", line: 7, severity: "error" }],
  });
});

test("time that passes after the last diagram is not counted", async () => {
  const { page } = await open("about:blank");
  await page.evaluate(() => {
    window.lecternFit = async () => {
      await window.lecternDiagram?.(3);
      await window.lecternDiagram?.(null);
      const end = performance.now() + 600;
      while (performance.now() < end);
      return { slides: [], faults: [] };
    };
  });
  const fit = fitDeck(page, { all: false }, { path: "a.md", eachMs: 300, allMs: 9000 });
  await expect(fit).resolves.toEqual({ slides: [], faults: [] });
});

test("diagrams that together take too long end in an error at the last that was begun", async () => {
  const { page } = await open("about:blank");
  await page.evaluate(() => {
    window.lecternFit = async () => {
      for (let line = 1; ; line += 1) {
        await window.lecternDiagram?.(line);
        const end = performance.now() + 100;
        while (performance.now() < end);
      }
    };
  });
  const watch = { path: "a.md", eachMs: 30_000, allMs: 500 };
  const error: unknown = await fitDeck(page, { all: false }, watch).catch(
    (cause: unknown) => cause,
  );
  expect(error).toMatchObject({
    code: "endless-diagram",
    message: expect.stringContaining("0.5 s"),
  });
  expect(error).toHaveProperty(
    "diagnostics.0.line",
    expect.toSatisfy((line) => line > 1),
  );
  await page.close();
});

test("a tab in which a diagram hangs is closed, and others go on", async () => {
  const browser = (await open("about:blank")).page.browser();
  const before = (await browser.pages()).length;
  await withScratch(async (staging) => {
    await staging.write("index.html", "<p>words</p>");
    const hung = withTab(browser, staging, async (openFile) => {
      const page = await openFile("index.html");
      await page.evaluate(() => {
        window.lecternFit = async () => {
          await window.lecternDiagram?.(3);
          for (;;);
        };
      });
      return fitDeck(page, { all: false }, { path: "a.md", eachMs: 300, allMs: 9000 });
    });
    await expect(hung).rejects.toMatchObject({ code: "endless-diagram" });
    expect(await browser.pages()).toHaveLength(before);
    const again = withTab(browser, staging, async (openFile) =>
      (await openFile("index.html")).evaluate(() => document.body.innerText),
    );
    expect(await again).toBe("words");
  });
});
