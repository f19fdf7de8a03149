import axe from "axe-core";
import type { Page } from "puppeteer-core";

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/** Returns what axe-core finds wrong on the page as it stands, each with the rule and the element. */
export async function findBarriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const results = await window.axe?.run(document, { resultTypes: ["violations"] });
    return results?.violations ?? null;
  });
  if (violations === null) throw new Error("axe-core did not run.");
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
