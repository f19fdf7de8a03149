import { PDFCatalog, PDFParser } from "@cantoo/pdf-lib";

import type { PdfObjects } from "../join/pdf-objects.ts";
import { pruneStructure } from "./prune-structure.ts";
import { renameIds } from "./rename-ids.ts";

/** After so many objects, which take some 20 ms, others have their turn: the browser waits for its next page. */
const objectsATurn = 1000;

/** Reads a PDF that the browser printed, and takes out of its structure tree what says nothing. */
export async function readPrinted(printed: Uint8Array): Promise<PdfObjects> {
  const context = await PDFParser.forBytesWithOptions(printed, objectsATurn, true).parseDocument();
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFCatalog)) throw new Error("The printed PDF has no catalog.");
  pruneStructure(context, catalog);
  renameIds(context, catalog);
  return { context, catalog };
}
