import { setImmediate } from "node:timers/promises";

import type { Browser, Page } from "puppeteer-core";

import type { HtmlTrust } from "../../core/settings/settings.ts";
import { fontPlace } from "../fonts/make-fonts.ts";
import type { Staging } from "../files/write-folder.ts";
import { serveFolder } from "./serve-folder.ts";
import { rememberCrash, unlessCrashed } from "./unless-crashed.ts";

/** A browser as it fits and prints: one of this machine, or a context in one of another. */
export interface PrintBrowser extends Pick<Browser, "connected" | "newPage"> {
  /** Does it not see this machine's files? No, when left out. */
  readonly isRemote?: boolean;
}

/**
 * Runs `work` with the browser, and once more with another one where it ends or hangs meanwhile.
 * `work` must be able to begin again.
 */
export type UseBrowser = <T>(work: (browser: PrintBrowser) => Promise<T>) => Promise<T>;

/** A folder of staged files. */
export interface StagedFolder extends Pick<Staging, "folder" | "written" | "refused"> {
  /** Does the chapters' HTML run in them as it is written? Not, when left out. */
  readonly trust?: HtmlTrust;
  /**
   * Stages the fonts of pages that were written without, while they load, and returns the CSS that
   * names them. Pages whose HTML runs need them from the start.
   */
  readonly fontCss?: () => Promise<string>;
}

/** A tab of the browser. */
export interface StagedTab {
  readonly open: OpenStaged;
  /** Closes it. May be called again, and when the browser has ended. */
  readonly close: () => Promise<void>;
}

/** Opens a staged file, by its name, and returns its page. A query begins with its question mark. */
export type OpenStaged = (name: string, query?: string) => Promise<Page>;

/** How long a page may take to load: one of 10,000 slides takes 5 s, and busy machines five times as long. */
const loadTimeoutMs = 180_000;

/** Opens a tab in which staged files are opened one after another. Whoever opens it closes it. */
export async function openTab(browser: PrintBrowser, staged: StagedFolder): Promise<StagedTab> {
  const page = await browser.newPage();
  rememberCrash(page);
  const { trust, fontCss: stageFonts } = staged;
  const isTrusted = trust === "trusted";
  const close = async (): Promise<void> => {
    // One whose browser has ended would never say that it is closed.
    if (browser.connected && !page.isClosed()) await closePage(page);
  };
  const prepare = Promise.all([
    serveFolder(page, staged),
    // What a page might ask of the network past us comes to nothing.
    page.setOfflineMode(true),
    // Scripts of the author's may measure what they draw.
    isTrusted ? null : holdLayout(page),
  ]);
  try {
    const [toUrl] = await unlessCrashed(page, "was prepared", prepare);
    const open: OpenStaged = async (name, query = "") => {
      const load = async (): Promise<void> => {
        const [fontCss] = await Promise.all([
          // When the browser has the request.
          setImmediate().then(() => stageFonts?.() ?? ""),
          page.goto(`${toUrl(name)}${query}`, { waitUntil: "load", timeout: loadTimeoutMs }),
        ]);
        await (isTrusted ? nameFrames(page) : layOut(page, fontCss));
      };
      await unlessCrashed(page, `opened ${name}`, load());
      return page;
    };
    return { open, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs `use` with a tab of its own in which it opens staged files, and closes the tab. */
export async function withTab<T>(
  browser: PrintBrowser,
  staged: StagedFolder,
  use: (open: OpenStaged) => Promise<T>,
): Promise<T> {
  const tab = await openTab(browser, staged);
  try {
    return await use(tab.open);
  } finally {
    await tab.close();
  }
}

/** Long for a tab that hangs, which the browser ends with its process. */
const closeLimitMs = 10_000;

/** Closes a page, and waits for it for a while. */
async function closePage(page: Page): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, closeLimitMs);
  });
  await Promise.race([page.close(), late]);
  clearTimeout(timer);
}

/**
 * Has every page that a tab opens from now on wait to be laid out until `layOut` is called, and load
 * its fonts meanwhile. A browser lays a page out as soon as it is read, before its fonts are: each
 * letter is then looked for in the fonts of the system, which takes ten times as long as to lay
 * it out in its own.
 */
async function holdLayout(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":root { display: none !important; }");
    document.adoptedStyleSheets = [sheet];
    document.addEventListener("DOMContentLoaded", () => {
      // Whether they are there, `layOut` asks.
      for (const font of document.fonts) font.load().catch(() => null);
    });
  });
}

/**
 * Has the page of a tab that was held laid out, now that it has loaded: as soon as its fonts are there, or have failed.
 * `fontCss` takes the place of `fontPlace` in a page that was written without.
 */
async function layOut(page: Page, fontCss: string): Promise<void> {
  const work = async (place: string, css: string): Promise<void> => {
    for (const style of document.querySelectorAll("style")) {
      if (!style.textContent.includes(place)) continue;
      style.textContent = style.textContent.replace(place, () => css);
    }
    await Promise.all([...document.fonts].map((font) => font.load().catch(() => null)));
    document.adoptedStyleSheets = [];
  };
  await page.evaluate(work, fontPlace, fontCss);
}

/**
 * Puts the address in the place of each frame that shows a page of the web: the browser that prints
 * is cut off from the network, and who reads the PDF can follow a link.
 */
async function nameFrames(page: Page): Promise<void> {
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
