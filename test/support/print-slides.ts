import { join } from "node:path";
import { readFile } from "node:fs/promises";

import { fitChapter } from "../../src/outputs/fit-chapter.ts";
import { takeSlides } from "../../src/outputs/fit-deck.ts";
import type { OutputJob, OutputTabs } from "../../src/outputs/output.ts";
import { slidesPdf } from "../../src/outputs/pdf.ts";
import { stageDeck, urlOf, withStagedFiles } from "../../src/outputs/stage-deck.ts";
import { toChapterFile } from "../../src/workspace/find-chapters.ts";
import { prepareDeck } from "../../src/workspace/prepare-deck.ts";
import { createWorkshop } from "../../src/workspace/workshop.ts";
import { withStaging } from "../../src/workspace/write-folder.ts";
import { useTempFolders, writeFiles } from "./temp-folder.ts";
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

type OpenWatcher = (page: Awaited<ReturnType<ReturnType<typeof useBrowser>>>["page"]) => unknown;

/**
 * Opens the browser for a test file. Returns how to fit a chapter in it, once, and to print its slides
 * PDF in several ways from there, each as the build does.
 */
export function usePrinting(): (
  files: Readonly<Record<string, string | Uint8Array>>,
  wishes: readonly PrintWish[],
) => Promise<Uint8Array[]> {
  const open = useBrowser();
  const newFolder = useTempFolders();
  return async (files, wishes) => {
    const folder = await newFolder();
    await writeFiles(folder, files);
    const file = toChapterFile(join(folder, Object.keys(files)[0] ?? ""), folder);
    const outer = { config: {}, flags: {} };
    const workshop = createWorkshop({ outer, project: folder, templates: null, chapters: [file] });
    const prepared = await prepareDeck(file, workshop);
    return withStaging(join(folder, "out"), async (staging) => {
      await stageDeck(prepared, staging);
      const { page } = await open(`${urlOf(staging, "index.html")}?fit`);
      const { deck } = await fitChapter(prepared, page, { all: false });
      const slidesHtml = await takeSlides(page);
      const all = [...deck.slides.keys()];
      const printed: Uint8Array[] = [];
      for (const { most, selected = all, steps = false, watch } of wishes) {
        const job: OutputJob = {
          prepared,
          staging,
          deck,
          slidesHtml,
          selected,
          steps,
          isFitted: true,
          date: null,
        };
        const withTab: OutputTabs["withTab"] = (use) =>
          withStagedFiles(page.browser(), staging, (goTo) =>
            use(async (name) => {
              const opened = await goTo(name);
              await watch?.(opened);
              return opened;
            }),
          );
        // Others are to be printed from it.
        const tabs: OutputTabs = { deck: page, closeDeck: () => Promise.resolve(), withTab };
        const output = slidesPdf(most);
        if (!output.needsBrowser) throw new Error("Printing needs the browser.");
        // What is taken out of the page, or split in it, must be there for the next.
        const restore = await page.evaluateHandle(() => document.body.cloneNode(true));
        try {
          const [name = ""] = (await output.write(job, tabs)).files;
          printed.push(new Uint8Array(await readFile(join(staging.folder, name))));
        } finally {
          await page.evaluate((body) => document.body.replaceWith(body), restore);
        }
      }
      await page.close();
      return printed;
    });
  };
}
