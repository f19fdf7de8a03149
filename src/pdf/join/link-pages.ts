import {
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFString,
  type PDFArray,
  type PDFContext,
  type PDFObject,
  type PDFPageLeaf,
  type PDFRef,
} from "@cantoo/pdf-lib";

import { targetOfAddress, type JoinedTarget } from "./page-address.ts";

interface PlacedPage {
  readonly ref: PDFRef;
  readonly page: PDFPageLeaf;
}

/** Leads the links that have an address of `page-address.ts` to what it names in the whole. */
export function linkPages(
  context: PDFContext,
  pages: readonly PlacedPage[],
  names: ReadonlyMap<PDFName, PDFObject>,
): void {
  for (const annotation of pages.flatMap(({ page }) => annotationsOf(page))) {
    const action = annotation.lookupMaybe(PDFName.of("A"), PDFDict);
    const address = action?.lookupMaybe(PDFName.of("URI"), PDFString)?.asString();
    const target = address === undefined ? null : targetOfAddress(address);
    if (target === null) continue;
    const destination = findDestination(context, target, { pages, names });
    if (destination === null) throw new Error(`A link leads to "${address}", where nothing is.`);
    annotation.delete(PDFName.of("A"));
    annotation.set(PDFName.of("Dest"), destination);
  }
}

function findDestination(
  context: PDFContext,
  target: JoinedTarget,
  {
    pages,
    names,
  }: {
    readonly pages: readonly PlacedPage[];
    readonly names: ReadonlyMap<PDFName, PDFObject>;
  },
): PDFObject | null {
  if (target.kind === "name") return names.has(target.name) ? target.name : null;
  const page = pages[target.page];
  return page === undefined ? null : toTop(context, page);
}

function toTop(context: PDFContext, { ref, page }: PlacedPage): PDFArray {
  const top = page.MediaBox().asRectangle();
  return context.obj([ref, PDFName.of("XYZ"), PDFNull, PDFNumber.of(top.y + top.height), PDFNull]);
}

/** Returns the links and the like of a page. */
function annotationsOf(page: PDFPageLeaf): PDFDict[] {
  const annotations = page.Annots();
  return annotations === undefined
    ? []
    : annotations.asArray().map((_, index) => annotations.lookup(index, PDFDict));
}
