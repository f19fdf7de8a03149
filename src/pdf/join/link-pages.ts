import {
  type PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  type PDFPageLeaf,
  type PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";

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

/** Where a link of one part leads in the whole: to a page, 0-based, or to a named destination of any part. */
type JoinedTarget =
  | { readonly kind: "page"; readonly page: number }
  | { readonly kind: "name"; readonly name: PDFName };

/** Returns the address that a link has, until the parts are joined, that leads to a page of the whole, 0-based. */
export function toPageAddress(page: number): string {
  return `joined:page=${page}`;
}

/** What stands before a fragment (what follows the `#` of an address) to lead a link to another part's. */
export const fragmentAddress = "joined:name=";

const pageAddress = /^joined:page=(\d+)$/;

/** Returns what such an address names; null for any other address. */
function targetOfAddress(address: string): JoinedTarget | null {
  const page = pageAddress.exec(address)?.[1];
  if (page !== undefined) return { kind: "page", page: Number(page) };
  return address.startsWith(fragmentAddress)
    ? { kind: "name", name: PDFName.of(address.slice(fragmentAddress.length)) }
    : null;
}
