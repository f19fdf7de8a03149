import {
  PDFArray,
  PDFCatalog,
  PDFContext,
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFPageLeaf,
  PDFPageTree,
  PDFString,
  type PDFRef,
} from "@cantoo/pdf-lib";

import { roleMap } from "../finish/prune-structure.ts";
import { readPrinted, type PrintedPdf } from "../finish/read-printed.ts";
import { annotationsOf, copyPart, type CopiedPart } from "./copy-part.ts";
import { pageOfAddress } from "./page-address.ts";

/** A PDF that becomes a part of another. */
export interface JoinPart {
  /** As the browser printed it. */
  readonly printed: Uint8Array;
  /** The page of the whole that its first one becomes, 0-based. What is missing before it is left blank. */
  readonly firstPage: number;
}

/**
 * Joins PDFs into one: their pages, destinations and structure trees, each a part of the whole's. Links
 * of one part stay in it; those to an address of `toPageAddress` lead to that page of the whole.
 */
export async function joinPdfs(parts: readonly JoinPart[]): Promise<PrintedPdf> {
  const context = PDFContext.create();
  const copied: CopiedPart[] = [];
  for (const [index, { printed }] of parts.entries()) {
    // One after the other: each is let go of before the next is read.
    const prefix = `${String(index).padStart(4, "0")}-`;
    const firstParent = copied.at(-1)?.nextParent ?? 0;
    const names = { prefix, fontTag: toLetters(index), firstParent };
    copied.push(copyPart(await readPrinted(printed), context, names));
  }
  const tree = PDFPageTree.withContext(context);
  const pages = collectPages(context, context.register(tree), { parts, copied });
  for (const { ref } of pages) tree.pushLeafNode(ref);
  linkPages(context, pages);
  const [first] = pages;
  if (first === undefined) throw new Error("There is nothing to join.");
  const catalog = PDFCatalog.withContextAndPages(context, first.parent);
  catalog.set(PDFName.of("MarkInfo"), context.obj({ Type: "MarkInfo", Marked: true }));
  catalog.set(PDFName.of("StructTreeRoot"), joinStructures(context, copied));
  const names = new Map(copied.flatMap(({ destinations }) => destinations));
  catalog.set(PDFName.of("Dests"), context.register(PDFDict.fromMapWithContext(names, context)));
  context.trailerInfo.Root = context.register(catalog);
  const Producer = copied[0]?.producer ?? PDFNull;
  context.trailerInfo.Info = context.register(context.obj({ Producer }));
  return { context, catalog };
}

/** Returns a number as three capital letters: AAA, AAB, … */
function toLetters(index: number): string {
  const places = [26 * 26, 26, 1];
  return places
    .map((place) => String.fromCodePoint(65 + (Math.floor(index / place) % 26)))
    .join("");
}

interface PlacedPage {
  readonly ref: PDFRef;
  readonly page: PDFPageLeaf;
  readonly parent: PDFRef;
}

/** Returns the pages of all parts in order, under one parent, with blank ones between them. */
function collectPages(
  context: PDFContext,
  parent: PDFRef,
  {
    parts,
    copied,
  }: { readonly parts: readonly JoinPart[]; readonly copied: readonly CopiedPart[] },
): PlacedPage[] {
  const all: PlacedPage[] = [];
  for (const [index, { pages }] of copied.entries()) {
    const size = pages[0]?.page.get(PDFName.of("MediaBox"));
    while (all.length < (parts[index]?.firstPage ?? 0)) {
      const page = PDFPageLeaf.withContextAndParent(context, parent);
      if (size !== undefined) page.set(PDFName.of("MediaBox"), size);
      all.push({ ref: context.register(page), page, parent });
    }
    for (const { ref, page } of pages) {
      page.setParent(parent);
      all.push({ ref, page, parent });
    }
  }
  return all;
}

/** Returns the root of a structure tree: one document, each chapter a part of it. */
function joinStructures(context: PDFContext, copied: readonly CopiedPart[]): PDFRef {
  const root = context.nextRef();
  const document = context.nextRef();
  const elements = copied.flatMap((part) => part.elements);
  for (const ref of elements) {
    const element = context.lookup(ref, PDFDict);
    element.set(PDFName.of("S"), PDFName.of("Part"));
    element.set(PDFName.of("P"), document);
  }
  context.assign(
    document,
    context.obj({ Type: "StructElem", S: "Document", P: root, K: elements }),
  );
  const numbers = copied.flatMap(({ parents }) => parents);
  const ids = copied.flatMap((part) => part.ids);
  context.assign(
    root,
    context.obj({
      Type: "StructTreeRoot",
      K: [document],
      ParentTree: context.register(context.obj({ Nums: numbers })),
      ParentTreeNextKey: copied.at(-1)?.nextParent ?? 0,
      ...(ids.length === 0 ? {} : { IDTree: context.register(context.obj({ Names: ids })) }),
      RoleMap: roleMap,
    }),
  );
  return root;
}

/** Leads the links to pages of the whole there. */
function linkPages(context: PDFContext, pages: readonly PlacedPage[]): void {
  for (const annotation of pages.flatMap(({ page }) => annotationsOf(page))) {
    const action = annotation.lookupMaybe(PDFName.of("A"), PDFDict);
    const address = action?.lookupMaybe(PDFName.of("URI"), PDFString)?.asString();
    const number = address === undefined ? null : pageOfAddress(address);
    if (number === null) continue;
    const target = pages[number];
    if (target === undefined)
      throw new Error(`A link leads to the page ${number} of ${pages.length}.`);
    annotation.delete(PDFName.of("A"));
    annotation.set(PDFName.of("Dest"), toTop(context, target));
  }
}

function toTop(context: PDFContext, { ref, page }: PlacedPage): PDFArray {
  const top = page.MediaBox().asRectangle();
  return context.obj([ref, PDFName.of("XYZ"), PDFNull, PDFNumber.of(top.y + top.height), PDFNull]);
}
