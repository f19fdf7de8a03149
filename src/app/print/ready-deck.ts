import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { LecternError } from "../../core/model/lectern-error.ts";
import type { PdfKind } from "../../core/protocol/live-words.ts";
import type { HandoutKind } from "../../core/model/handout-kinds.ts";
import type { PreparedDeck } from "../chapter/prepare-deck.ts";
import { withScratch, type Staging } from "../files/write-folder.ts";
import { withFittedDeck, type FittedDeck } from "./fitted-deck.ts";
import { handout } from "../outputs/handout.ts";
import type { OutputJob, OutputTabs, PrintBrowser } from "../outputs/output.ts";
import { pdf } from "../outputs/pdf.ts";
import { stageDeck, tabsOf } from "./stage-deck.ts";

/** A browser that is kept, and says when it ends. */
export interface KeptBrowser extends PrintBrowser {
  once(event: "disconnected", act: () => void): unknown;
  off(event: "disconnected", act: () => void): unknown;
}

/** A PDF that stands in no folder. */
export interface PdfFile {
  /** What it is called when it is kept. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A deck that stands fitted in a tab of the browser: its PDFs need only be printed and finished. */
export interface ReadyDeck {
  /** After fitting. */
  readonly slideCount: number;
  /** Can this be printed? Not where the tab has crashed, or is closed, as the slides of a long deck leave it. */
  readonly isGoodFor: (kind: PdfKind) => boolean;
  /** Returns one PDF, the same as a build writes. */
  readonly print: (kind: PdfKind) => Promise<PdfFile>;
  /** Closes the tab and removes the deck's files. May be called again. */
  readonly close: () => Promise<void>;
}

/** What PDFs are made from. */
interface Ready {
  readonly job: OutputJob;
  readonly tabs: OutputTabs;
}

/** Has a deck fitted in a tab of its own. Whoever opens it closes it; it closes when the browser ends. */
export async function openReadyDeck(
  prepared: PreparedDeck,
  browser: KeptBrowser,
): Promise<ReadyDeck> {
  const make = async (staging: Staging, use: (ready: Ready) => Promise<void>): Promise<void> => {
    await stageDeck(prepared, staging);
    // What finishes PDFs is loaded while the browser works.
    void import("../../pdf/finish-pdf.ts");
    const place = { browser, staging, looks: { all: false } };
    await withFittedDeck(prepared, place, (fitted) =>
      use({
        job: toJob(prepared, staging, fitted),
        tabs: tabsOf(browser, { ...staging, trust: prepared.planned.settings.html }, fitted.tab),
      }),
    );
  };
  const { held, release } = await keepOpen<Ready>((use) =>
    withScratch((staging) => make(staging, use)),
  );
  let isOpen = true;
  const close = async (): Promise<void> => {
    isOpen = false;
    browser.off("disconnected", closeUnasked);
    await release();
  };
  const closeUnasked = (): void => void close().catch(() => undefined);
  browser.once("disconnected", closeUnasked);
  const tab = held.tabs.deck;
  tab?.once("error", closeUnasked);
  return {
    slideCount: held.job.deck.slides.length,
    close,
    isGoodFor: (kind) => isOpen && (kind !== "slides" || tab?.isClosed() !== true),
    print: (kind) => printKind(held, kind),
  };
}

function toJob(
  prepared: PreparedDeck,
  staging: Staging,
  { deck, slidesHtml, links }: FittedDeck,
): OutputJob {
  return {
    prepared,
    staging,
    deck,
    slidesHtml,
    links,
    selected: deck.slides.map((_, index) => index),
    isFitted: true,
    steps: false,
    date: null,
  };
}

/**
 * Opens what `hold` has only while the function runs that it is given. Returns it, and how to let
 * `hold` go on, which resolves when that has come to its end.
 */
function keepOpen<T>(
  hold: (use: (held: T) => Promise<void>) => Promise<void>,
): Promise<{ readonly held: T; readonly release: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const ended = hold(
      (held) =>
        new Promise((letGo) => {
          const release = (): Promise<void> => {
            letGo();
            return ended;
          };
          resolve({ held, release });
        }),
    );
    ended.catch(reject);
  });
}

async function printKind({ job, tabs }: Ready, kind: PdfKind): Promise<PdfFile> {
  const { staging } = job;
  const output = kind === "slides" ? pdf : handout;
  const finish = await output.print(withHandout(job, kind), tabs);
  const { files } = await finish();
  const name = files.at(kind === "cloze" ? 0 : -1);
  if (name === undefined) throw nothingToPrint(kind);
  return { name, bytes: await readFile(join(staging.folder, name)) };
}

/** Of a deck, one kind of handout alone is made. */
function withHandout(job: OutputJob, kind: PdfKind): OutputJob {
  if (kind === "slides") return job;
  const isKey = kind === "cloze-key";
  const own: HandoutKind = isKey ? "cloze" : kind;
  const { prepared } = job;
  const { page } = prepared;
  const clozeKey = isKey ? "separate" : page.settings.clozeKey;
  const settings = { ...page.settings, handout: [own], clozeKey };
  return { ...job, prepared: { ...prepared, page: { ...page, settings } } };
}

function nothingToPrint(kind: PdfKind): LecternError {
  return new LecternError("usage", `There is nothing to print for "${kind}".`, {});
}
