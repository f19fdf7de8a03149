import { join } from "node:path";
import { readFile } from "node:fs/promises";

import type { Page } from "puppeteer-core";

import { stagePage, withFittedDeck } from "./stage-page.ts";
import { printInTurn } from "../../src/app/outputs/output.ts";
import type { OutputInput } from "../../src/app/outputs/output.ts";
import type { OutputTabs } from "../../src/app/print/fit-deck.ts";
import { slidesPdf } from "../../src/app/outputs/pdf.ts";
import { toChapterFile } from "../../src/app/chapter/find-chapters.ts";
import { ChapterBuild } from "../../src/app/chapter-build.ts";
import { createProject } from "../../src/app/chapter/project.ts";
import { withStaging } from "../../src/app/files/write-folder.ts";
import { useTempFolders } from "./temp-folder.ts";
import { writeFiles } from "./write-files.ts";
import { useBrowser } from "./use-browser.ts";

/** How the slides of a chapter are to be printed. */
export interface PrintWish {
  /** How many pages a part may have. */
  readonly most: number;
  /** The indexes of the slides; all, when left out. */
  readonly selected?: readonly number[];
  readonly steps?: boolean;
  /** Is told of each page that opens in a tab of its own, before anything is done with it. */
  readonly watch?: OpenWatcher;
}

type OpenWatcher = (page: Page) => unknown;

/**
 * Opens the browser for a test file. Returns how to fit a chapter in it, once, and to print its slides
 * PDF in several ways from there, each as the build does. The deck is fitted in one tab, or, where it
 * has more slides than `mostInOne`, in several.
 */
export function usePrinting(): (
  files: Readonly<Record<string, string | Uint8Array>>,
  wishes: readonly PrintWish[],
  mostInOne?: number,
) => Promise<Uint8Array[]> {
  const open = useBrowser();
  const newFolder = useTempFolders();
  return async (files, wishes, most = Infinity) => {
    const folder = await newFolder();
    await writeFiles(folder, files);
    const file = toChapterFile(join(folder, Object.keys(files)[0] ?? ""), folder);
    const outer = { config: {}, flags: {} };
    const project = createProject({ outer, root: folder, templates: null, chapters: [file] });
    const prepared = await new ChapterBuild(file, project).wholePage();
    const { page: blank } = await open("about:blank");
    const browser = blank.browser();
    await blank.close();
    return withStaging(join(folder, "out"), async (staging) => {
      await stagePage(prepared, staging);
      const place = { browser, staging, looks: { all: false }, most };
      return withFittedDeck(prepared, place, async ({ deck, slidesHtml, links, tabs: own }) => {
        const all = [...deck.slides.keys()];
        const printed: Uint8Array[] = [];
        for (const { most, selected = all, steps = false, watch } of wishes) {
          const made = { page: prepared, staging, deck, slidesHtml, links, selected, steps };
          const job: OutputInput = { ...made, isFitted: true, date: null };
          const withTab: OutputTabs["withTab"] = (use) =>
            own.withTab((goTo) =>
              use(async (...address) => {
                const opened = await goTo(...address);
                await watch?.(opened);
                return opened;
              }),
            );
          // Others are to be printed from it.
          const tabs: OutputTabs = { deck: own.deck, closeDeck: () => Promise.resolve(), withTab };
          printed.push(await keepPage(own.deck, () => print(job, tabs, most)));
        }
        return printed;
      });
    });
  };
}

async function print(job: OutputInput, tabs: OutputTabs, most: number): Promise<Uint8Array> {
  const output = slidesPdf(most);
  const writeLast = await printInTurn(await output.files(job, tabs));
  const [name = ""] = (await writeLast()).flatMap(({ files }) => files);
  return new Uint8Array(await readFile(join(job.staging.folder, name)));
}

/** Puts back what is taken out of a page, or split in it: it must be there for the next print. */
async function keepPage<T>(page: Page | null, act: () => Promise<T>): Promise<T> {
  const restore = await page?.evaluateHandle(() => document.body.cloneNode(true));
  try {
    return await act();
  } finally {
    if (restore) await page?.evaluate((body) => document.body.replaceWith(body), restore);
  }
}
