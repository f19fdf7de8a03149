import type { Page } from "puppeteer-core";

/**
 * Scales down what is wider than its room in a handout's prose and cannot be broken: parts of
 * formulas, and tables of many columns. Chrome would print all pages smaller instead, and their
 * number would be another than the contents and bookmarks have.
 */
export async function narrowBlocks(page: Page): Promise<void> {
  await page.emulateMediaType("print");
  await page.evaluate(() => {
    const wide = document.querySelectorAll<HTMLElement>(".prose :is(.katex .base, table)");
    const scales = new Map<HTMLElement, number>();
    for (const part of wide) {
      const whole = part.closest<HTMLElement>(".katex") ?? part;
      const room = whole.parentElement?.closest<HTMLElement>("td, th, li, dd, blockquote, .prose");
      const scale = (room?.clientWidth ?? 0) / part.offsetWidth;
      if (scale < (scales.get(whole) ?? 1)) scales.set(whole, scale);
    }
    for (const [whole, scale] of scales) whole.style.zoom = String(scale);
  });
}
