import { join } from "node:path";

import type { Browser, Page } from "puppeteer-core";

import type { Size } from "../../../src/core/settings/paper.ts";
import { fitDeck } from "../../../src/app/print/fit-slides.ts";
import { stagePage } from "../../support/stage-page.ts";
import { pageName } from "../../../src/app/print/fit-deck.ts";
import { withTab } from "../../../src/app/print/open-tab.ts";
import type { DeckPage } from "../../../src/app/chapter/deck-page.ts";
import { withStaging } from "../../../src/app/files/write-folder.ts";

/** How wide a sheet is, in px. */
const sheetWidthPx = 1920;

/** No browser draws a picture that is higher than 16,384 px: beyond this, there are more columns. */
const maxHeightPx = 16_000;

/** Between slides, in px of the sheet. */
const gapPx = 12;

/** A contact sheet as PNG, and how many slides are on it. */
export interface Sheet {
  readonly png: Uint8Array;
  readonly slides: number;
}

/**
 * Fits a deck in a folder of its own that is gone afterwards, and draws all its slides in a grid:
 * row by row, each exactly as it is presented, only smaller. `columns` is how many stand in a row.
 */
export function drawSheet(
  prepared: DeckPage,
  browser: Browser,
  { columns, place }: { readonly columns: number; readonly place: string },
): Promise<Sheet> {
  return withStaging(
    join(place, "sheet"),
    async (staging) => {
      await stagePage(prepared, staging);
      return withTab(browser, staging, async (open) =>
        drawSlides(await open(pageName, "?fit"), columns),
      );
    },
    place,
  );
}

async function drawSlides(tab: Page, columns: number): Promise<Sheet> {
  const { slides } = await fitDeck(tab, { all: false }, null);
  const stage = await stageSize(tab);
  const { scale, across, heightPx } = toGrid(slides.length, { stage, columns });
  await tab.addStyleTag({
    content: `
      html, body { overflow: visible; background: #888; }
      .deck { margin: ${gapPx}px; }
      .deck .slides {
        display: grid;
        grid-template-columns: repeat(${across}, var(--stage-width));
        gap: ${gapPx / scale}px;
        transform: scale(${scale});
        transform-origin: 0 0;
      }
      html:not(.is-presenting) .deck .slide { margin: 0; box-shadow: none; }`,
  });
  const clip = { x: 0, y: 0, width: sheetWidthPx, height: heightPx };
  const png = await tab.screenshot({ clip, captureBeyondViewport: true });
  return { png, slides: slides.length };
}

function stageSize(tab: Page): Promise<Size> {
  return tab.evaluate(() => {
    const slide = document.querySelector<HTMLElement>(".deck .slide");
    return { widthPx: slide?.offsetWidth ?? 0, heightPx: slide?.offsetHeight ?? 0 };
  });
}

function toGrid(
  slides: number,
  { stage, columns }: { readonly stage: Size; readonly columns: number },
): { readonly scale: number; readonly across: number; readonly heightPx: number } {
  for (let across = columns; ; across += 1) {
    const scale = (sheetWidthPx - gapPx * (across + 1)) / across / stage.widthPx;
    const rows = Math.ceil(slides / across);
    const heightPx = Math.ceil(rows * (stage.heightPx * scale + gapPx) + gapPx);
    if (heightPx <= maxHeightPx) return { scale, across, heightPx };
  }
}
