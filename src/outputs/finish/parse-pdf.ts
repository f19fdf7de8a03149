import { PDFCatalog, PDFPageLeaf, PDFParser, PDFRef, type PDFContext } from "@cantoo/pdf-lib";

/** A PDF in its parts. */
export interface ParsedPdf {
  /** All its objects. */
  readonly context: PDFContext;
  readonly catalog: PDFCatalog;
  readonly pages: readonly PdfPage[];
}

/** A page, in order. */
export interface PdfPage {
  readonly ref: PDFRef;
  /** In pt. */
  readonly height: number;
}

/** Parses a PDF by the library's inner parts: its document brings fonts, forms and more that nobody asks for. */
export async function parsePdf(bytes: Uint8Array): Promise<ParsedPdf> {
  const context = await PDFParser.forBytesWithOptions(bytes, Infinity).parseDocument();
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFCatalog)) throw new Error("The browser printed no PDF.");
  const pages: PdfPage[] = [];
  catalog.Pages().traverse((node, ref) => {
    if (node instanceof PDFPageLeaf)
      pages.push({ ref, height: node.MediaBox().asRectangle().height });
  });
  return { context, catalog, pages };
}
