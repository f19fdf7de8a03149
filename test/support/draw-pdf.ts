import { readFile } from "node:fs/promises";

import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A page as a printer or a screen shows it: four bytes a pixel, row by row. */
export interface DrawnPage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Draws a page of a PDF, by its 0-based index, with so many dots to the inch. */
export async function drawPdfPage(path: string, index: number, dpi: number): Promise<DrawnPage> {
  const task = getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 });
  try {
    const document = await task.promise;
    const page = await document.getPage(index + 1);
    const viewport = page.getViewport({ scale: dpi / 72 });
    const width = Math.round(viewport.width);
    const height = Math.round(viewport.height);
    const { canvas, context } = canvasOf(document.canvasFactory, width, height);
    await page.render({ canvas, canvasContext: context, viewport }).promise;
    const { data } = context.getImageData(0, 0, width, height);
    return { data, width, height };
  } finally {
    await task.destroy();
  }
}

interface Drawing {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

/** The library's own canvas, of which its types say nothing. */
function canvasOf(factory: object, width: number, height: number): Drawing {
  return (factory as { create: (width: number, height: number) => Drawing }).create(width, height);
}
