import { expect, test } from "vitest";

import { fitDeck } from "../../src/outputs/fit-deck.ts";
import { useBrowser } from "../support/use-browser.ts";

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
  const fit = fitDeck(page, { all: false }, { path: "a.md", limitMs: 300 });
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
  const fit = fitDeck(page, { all: false }, { path: "a.md", limitMs: 300 });
  await expect(fit).resolves.toEqual({ slides: [], faults: [] });
});
