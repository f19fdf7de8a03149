import type { Page } from "puppeteer-core";

/**
 * Puts the address in the place of each frame that shows a page of the web: the browser that prints
 * is cut off from the network, and who reads the PDF can follow a link.
 */
export async function nameFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>("iframe[src]")) {
      const { protocol, origin } = new URL(frame.src, document.baseURI);
      if (!/^https?:$/.test(protocol) || origin === location.origin) continue;
      const { width, height } = getComputedStyle(frame);
      const link = document.createElement("a");
      link.className = "frame-address";
      link.href = frame.src;
      link.textContent = frame.src;
      Object.assign(link.style, { width, minHeight: height });
      frame.replaceWith(link);
    }
  });
}
