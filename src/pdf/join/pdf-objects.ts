import type { PDFCatalog, PDFContext } from "@cantoo/pdf-lib";

/** A PDF as its objects. */
export interface PdfObjects {
  readonly context: PDFContext;
  readonly catalog: PDFCatalog;
}
