import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { FitLooks } from "../../src/core/model/fit.ts";
import { fitDeck } from "../../src/app/print/fit-slides.ts";
import { printPage } from "../../src/app/print/print-page.ts";
import { stagePage } from "./stage-page.ts";
import { refineChapter, type FittedChapter } from "../../src/core/pipeline.ts";
import type { PartialSettings } from "../../src/core/settings/settings.ts";
import { toChapterFile } from "../../src/app/chapter/find-chapters.ts";
import { ChapterBuild } from "../../src/app/chapter-build.ts";
import type { DeckPage } from "../../src/app/chapter/deck-page.ts";
import { createProject } from "../../src/app/chapter/project.ts";
import { withStaging } from "../../src/app/files/write-folder.ts";
import { lookAtSlides, type SlideLook } from "./look-at-slides.ts";
import { proveSlides, type SlideFault } from "./prove-slides.ts";
import { useTempFolders } from "./temp-folder.ts";
import { writeFiles } from "./write-files.ts";
import { useBrowser } from "./use-browser.ts";

/** A chapter to fit. */
export interface FitJob {
  /** Markdown. */
  readonly text: string;
  readonly settings?: PartialSettings;
  /** Files beside it, such as images and templates. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly prints?: boolean;
  /** What `lectern build` looks at, when left out. */
  readonly asked?: FitLooks;
}

/** A chapter as the real browser fitted it, and what an independent look at its page found. */
export interface FittedText extends FittedChapter {
  readonly prepared: DeckPage;
  /** One for one with the deck's slides. */
  readonly looks: readonly SlideLook[];
  /** What `proveSlides` found wrong, with the slide's heading. */
  readonly faults: readonly string[];
  /** What the page itself complained of. */
  readonly complaints: readonly string[];
  /** The page as it was printed; empty unless it was asked for. */
  readonly pdf: Uint8Array;
}

/** Opens the browser for a test file. Returns how to plan and fit a chapter in it. */
export function useFitting(): (job: FitJob) => Promise<FittedText> {
  const open = useBrowser();
  const newFolder = useTempFolders();
  return async ({ text, settings = {}, files = {}, prints = false, asked = { all: false } }) => {
    const folder = await newFolder();
    await writeFiles(folder, { ...files, "planted.md": text });
    const file = toChapterFile(join(folder, "planted.md"), folder);
    const project = createProject({
      outer: { config: {}, flags: settings },
      root: folder,
      templates: null,
      chapters: [file],
    });
    const prepared = await new ChapterBuild(file, project).wholePage();
    return withStaging(join(folder, "out"), async (staging) => {
      await stagePage(prepared, staging);
      const { page, faults: complaints } = await open(
        `${pathToFileURL(join(staging.folder, "index.html")).href}?fit`,
      );
      const fitted = refineChapter(prepared.planned, await fitDeck(page, asked, null));
      const looks = await page.evaluate(lookAtSlides);
      const found = await page.evaluate(proveSlides);
      const pdf = prints ? await printPage(page) : new Uint8Array();
      await page.close();
      const faults = found.map((fault) => describeFault(fault, fitted.deck));
      return { ...fitted, prepared, looks, faults, complaints, pdf };
    });
  };
}

function describeFault({ slide, kind, detail }: SlideFault, { slides }: FittedChapter["deck"]) {
  const { heading = "", range } = slides[slide - 1] ?? {};
  return `slide ${slide}, "${heading}", line ${range?.startLine}: ${kind}: ${detail}`;
}
