import { createHash } from "node:crypto";

import { PDFHexString, PDFRawStream, type PDFContext } from "@cantoo/pdf-lib";

import type { PdfFacts } from "./finish/pdf-facts.ts";
import { parsePdf } from "./finish/parse-pdf.ts";
import { pruneStructure } from "./finish/prune-structure.ts";
import { writeLabels } from "./finish/write-labels.ts";
import { writeMetadata } from "./finish/write-metadata.ts";
import { writeObjects } from "./finish/write-objects.ts";
import { writeOutline } from "./finish/write-outline.ts";

/** A PDF ready to be handed out. */
export interface FinishedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/**
 * Finishes a PDF that Chrome printed: bookmarks, page labels, metadata, a structure tree without
 * empty levels, all in object streams, which halve a tagged PDF. The same bytes and facts give the same bytes,
 * whenever Chrome printed them.
 */
export async function finishPdf(printed: Uint8Array, facts: PdfFacts): Promise<FinishedPdf> {
  const pdf = await parsePdf(printed);
  const { context } = pdf;
  pruneStructure(pdf);
  writeMetadata(pdf, facts);
  writeLabels(pdf, facts.labels);
  writeOutline(pdf, facts.outline);
  const id = PDFHexString.of(hashOf(context, facts));
  context.trailerInfo.ID = context.obj([id, id]);
  return { bytes: writeObjects(context), pages: pdf.pages.length };
}

/** Returns 32 hexadecimal digits of what the pages show and the document says of itself. */
function hashOf(context: PDFContext, facts: PdfFacts): string {
  const hash = createHash("sha256").update(JSON.stringify(facts));
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) hash.update(object.getContents());
  }
  return hash.digest("hex").slice(0, 32);
}
