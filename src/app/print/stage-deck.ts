import { setImmediate } from "node:timers/promises";

import type { Page } from "puppeteer-core";

import type { Deck } from "../../core/model/deck.ts";
import { renderDeckPage, type DeckPageOptions } from "../../core/render/render-pages.ts";
import { fontPlace, type Draft } from "../chapter/dress-deck.ts";
import { once } from "../files/once.ts";
import type { PreparedDeck } from "../chapter/prepare-deck.ts";
import type { OpenStaged, OutputTabs, PrintBrowser } from "../outputs/output.ts";
import type { HtmlTrust } from "../../core/settings/settings.ts";
import { holdLayout, layOut } from "./hold-layout.ts";
import { nameFrames } from "./name-frames.ts";
import { serveFolder } from "./serve-folder.ts";
import { rememberCrash, unlessCrashed } from "./unless-crashed.ts";
import { writeAssets, type Staging } from "../files/write-folder.ts";

/** How long a page may take to load: one of 10,000 slides takes 5 s, and busy machines five times as long. */
const loadTimeoutMs = 180_000;

/** The deck's page. */
export const pageName = "index.html";

/** Writes a deck's page, not fitted, and all it refers to into a staging folder. */
export async function stageDeck(prepared: PreparedDeck, staging: Staging): Promise<void> {
  await writeAssets(staging, prepared.assets);
  await stagePage(prepared, staging);
}

/** Writes a deck's page alone, not fitted. */
export async function stagePage(prepared: PreparedDeck, staging: Staging): Promise<void> {
  const { planned, page } = prepared;
  const slides = { slidesHtml: page.slidesHtml, fitted: false, offline: true };
  await staging.write(pageName, toDeckPage(planned.deck, prepared, slides));
}

/** A deck that was staged but for its page, and perhaps its fonts. */
export interface StagedDraft {
  /** As its page is to be staged. */
  readonly staged: PreparedDeck;
  /** Stages its fonts, once, and returns it with them. */
  readonly finish: () => Promise<PreparedDeck>;
  /** See `StagedFolder`. */
  readonly lateFonts: () => Promise<string>;
}

/**
 * Stages a deck without its page, and its fonts when they are asked for. At once where the chapter's
 * HTML runs, which may measure, and where the user's own template does not name them.
 */
export async function stageDraft(
  draft: Draft<PreparedDeck>,
  staging: Staging,
): Promise<StagedDraft> {
  const { planned } = draft.bare;
  const frame = toDeckPage(planned.deck, draft.bare, { slidesHtml: [], fitted: false });
  const mayWait = planned.settings.html === "safe" && frame.includes(fontPlace);
  const staged = mayWait ? draft.bare : await draft.finish();
  await writeAssets(staging, staged.assets);
  const finish = once(async (): Promise<PreparedDeck> => {
    const whole = await draft.finish();
    const written = new Set(staged.assets);
    await writeAssets(
      staging,
      whole.assets.filter((asset) => !written.has(asset)),
    );
    return whole;
  });
  return { staged, finish, lateFonts: async () => (await finish()).page.fontCss };
}

/** Returns the page of a deck as it was planned, or with its slides as they were fitted. */
export function toDeckPage(
  deck: Deck,
  {
    page,
    script,
    diagramScript,
  }: Pick<PreparedDeck, "page" | "diagramScript"> & {
    readonly script: string | null;
  },
  slides: Pick<DeckPageOptions, "slidesHtml" | "fitted" | "offline" | "isInlined">,
): string {
  return renderDeckPage(deck, { ...page, script, diagramScript, ...slides });
}

/** A folder of staged files. */
export interface StagedFolder extends Pick<Staging, "folder" | "written" | "refused"> {
  /** Does the chapters' HTML run in them as it is written? Not, when left out. */
  readonly trust?: HtmlTrust;
  /**
   * Stages the fonts of pages that were written without, while they load, and returns the CSS that
   * names them. Pages whose HTML runs need them from the start.
   */
  readonly lateFonts?: () => Promise<string>;
}

/** Runs `use` with a tab in which the staged page waits to be fitted; `use` may close it before its end. */
export function withStagedPage<T>(
  browser: PrintBrowser,
  staged: StagedFolder,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  return withStagedFiles(browser, staged, async (open) => use(await open(pageName, "?fit")));
}

/** Returns the tabs of outputs: the one in which a staged deck was fitted, if there is one, and others when they are needed. */
export function tabsOf(browser: PrintBrowser, staged: StagedFolder, deck: Page | null): OutputTabs {
  return {
    deck,
    closeDeck: async () => deck?.close(),
    withTab: (use) => withStagedFiles(browser, staged, use),
  };
}

/** Runs `use` with a tab of its own in which it opens staged files, and closes the tab. */
export async function withStagedFiles<T>(
  browser: PrintBrowser,
  staged: StagedFolder,
  use: (open: OpenStaged) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage();
  rememberCrash(page);
  const { trust, lateFonts } = staged;
  const isTrusted = trust === "trusted";
  const prepare = Promise.all([
    serveFolder(page, staged),
    // What a page might ask of the network past us comes to nothing.
    page.setOfflineMode(true),
    // Scripts of the author's may measure what they draw.
    isTrusted ? null : holdLayout(page),
  ]);
  try {
    const [toUrl] = await unlessCrashed(page, "was prepared", prepare);
    return await use(async (name, query = "") => {
      const load = async (): Promise<void> => {
        const [fontCss] = await Promise.all([
          // When the browser was told.
          setImmediate().then(() => lateFonts?.() ?? ""),
          page.goto(`${toUrl(name)}${query}`, { waitUntil: "load", timeout: loadTimeoutMs }),
        ]);
        await (isTrusted ? nameFrames(page) : layOut(page, fontCss));
      };
      await unlessCrashed(page, `opened ${name}`, load());
      return page;
    });
  } finally {
    // One whose browser has ended would never say that it is closed.
    if (browser.connected && !page.isClosed()) await closeTab(page);
  }
}

/** Long for a tab that hangs, which the browser ends with its process. */
const closeLimitMs = 10_000;

/** Closes a tab, and waits for it for a while. */
async function closeTab(page: Page): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, closeLimitMs);
  });
  await Promise.race([page.close(), late]);
  clearTimeout(timer);
}
