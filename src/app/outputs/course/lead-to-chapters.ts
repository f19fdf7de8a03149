import type { Page } from "puppeteer-core";

/** Leads a handout's links to other chapters, as `../NAME/index.html#id`, to their addresses in the course. */
export async function leadToChapters(
  page: Page,
  targets: ReadonlyMap<string, string>,
): Promise<void> {
  await page.evaluate((addresses) => {
    for (const link of document.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href") ?? "";
      const address = addresses[href] ?? addresses[href.replace(/#.*$/s, "")];
      if (address !== undefined) link.setAttribute("href", address);
    }
  }, Object.fromEntries(targets));
}
