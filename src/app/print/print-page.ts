import type { Page } from "puppeteer-core";

import { LecternError } from "../../core/model/lectern-error.ts";
import { unlessCrashed } from "./unless-crashed.ts";

/**
 * How long printing may take: Chrome needs about 3 s for 1,000 slides, and for ten times as many that
 * are printed in one piece a hundred times as long. A page that crashes is noticed at once.
 */
const printTimeoutMs = 3_600_000;

/**
 * Returns the page as a tagged PDF; its size is the page's own `@page` size. With an outline where
 * the browser is to make one, of all headings. Throws LecternError `browser-failed` should the page
 * crash.
 */
export async function printPage(page: Page, outline = false): Promise<Uint8Array> {
  await Promise.all([forgetRelativeLinks(page), nameFormulas(page)]);
  const printed = page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline,
    timeout: printTimeoutMs,
  });
  return unlessCrashed(page, "printed", printed);
}

/**
 * Takes the targets off links to files beside the page: a PDF would name them by the folder of the
 * machine that built it. Links within the page and to addresses stay.
 */
async function forgetRelativeLinks(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const link of document.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href") ?? "";
      if (!/^(?:#|[a-z][a-z0-9+.-]*:)/i.test(href)) link.removeAttribute("href");
    }
  });
}

/**
 * Names each formula by its TeX. On the screen its drawing is hidden from those who hear the MathML;
 * of what is hidden a PDF's structure has nothing.
 */
async function nameFormulas(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const formula of document.querySelectorAll(".katex")) {
      formula.setAttribute("role", "img");
      formula.setAttribute("aria-label", formula.querySelector("annotation")?.textContent ?? "");
      formula.querySelector(".katex-html")?.removeAttribute("aria-hidden");
    }
  });
}

/** Returns how many pages a PDF of Chrome's has. Throws LecternError `browser-failed` for one without any. */
export function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const count = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  if (count === 0) throw new LecternError("browser-failed", "The browser printed an empty PDF.");
  return count;
}
