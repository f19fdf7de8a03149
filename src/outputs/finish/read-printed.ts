import { PDFCatalog, PDFParser, type PDFContext } from "@cantoo/pdf-lib";

import { pruneStructure } from "./prune-structure.ts";
import { renameIds } from "./rename-ids.ts";

/** A PDF as its objects. */
export interface PrintedPdf {
  readonly context: PDFContext;
  readonly catalog: PDFCatalog;
}

/** Reads a PDF that the browser printed, and takes out of its structure tree what says nothing. */
export async function readPrinted(printed: Uint8Array): Promise<PrintedPdf> {
  const context = await PDFParser.forBytesWithOptions(printed, Infinity, true).parseDocument();
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFCatalog)) throw new Error("The printed PDF has no catalog.");
  pruneStructure(context, catalog);
  renameIds(context, catalog);
  return { context, catalog };
}
