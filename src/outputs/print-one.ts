import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { LecternError } from "../model/lectern-error.ts";
import type { PdfKind } from "../model/live-words.ts";
import type { HandoutKind } from "../settings/handout-kinds.ts";
import type { PreparedDeck } from "../workspace/prepare-deck.ts";
import { withStaging } from "../workspace/write-folder.ts";
import { fitChapter } from "./fit-chapter.ts";
import { takeSlides } from "./fit-deck.ts";
import { handout } from "./handout.ts";
import type { OutputJob, OutputTabs, PrintBrowser } from "./output.ts";
import { pdf } from "./pdf.ts";
import { stageDeck, withStagedFiles, withStagedPage } from "./stage-deck.ts";

/** A PDF that stands in no folder. */
export interface PdfFile {
  /** What it is called when it is kept. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Returns one PDF of a deck, the same as a build writes; nothing else is left of it. */
export async function printOne(
  prepared: PreparedDeck,
  kind: PdfKind,
  browser: PrintBrowser,
): Promise<PdfFile> {
  const place = tmpdir();
  const wanted = withHandout(prepared, kind);
  return withStaging(
    join(place, "lectern"),
    async (staging) => {
      await stageDeck(wanted, staging);
      return withStagedPage(browser, staging, async (tab) => {
        const { deck } = await fitChapter(wanted, tab, { all: false });
        const isSlides = kind === "slides";
        const job: OutputJob = {
          prepared: wanted,
          staging,
          deck,
          slidesHtml: await takeSlides(tab),
          selected: deck.slides.map((_, index) => index),
          isFitted: true,
          steps: false,
          date: null,
        };
        const tabs: OutputTabs = {
          deck: tab,
          closeDeck: () => tab.close(),
          withTab: (use) => withStagedFiles(browser, staging, use),
        };
        const output = isSlides ? pdf : handout;
        const { files } = await output.write(job, tabs);
        const name = files.at(kind === "cloze" ? 0 : -1);
        if (name === undefined) throw nothingToPrint(kind);
        return { name, bytes: await readFile(join(staging.folder, name)) };
      });
    },
    place,
  );
}

/** Of a deck, one kind of handout alone is made. */
function withHandout(prepared: PreparedDeck, kind: PdfKind): PreparedDeck {
  if (kind === "slides") return prepared;
  const isKey = kind === "cloze-key";
  const own: HandoutKind = isKey ? "cloze" : kind;
  const { page } = prepared;
  const clozeKey = isKey ? "separate" : page.settings.clozeKey;
  return {
    ...prepared,
    page: { ...page, settings: { ...page.settings, handout: [own], clozeKey } },
  };
}

function nothingToPrint(kind: PdfKind): LecternError {
  return new LecternError("usage", `There is nothing to print for "${kind}".`, {});
}
