import {
  PDFCatalog,
  PDFContext,
  PDFDict,
  PDFName,
  PDFNull,
  PDFPageLeaf,
  PDFPageTree,
  PDFRef,
  type PDFObject,
} from "@cantoo/pdf-lib";

import { copyPart, heldBy, type CopiedPart } from "./copy-part.ts";
import { linkPages } from "./link-pages.ts";
import type { PdfObjects } from "../read-printed.ts";
import { shareResources } from "./share-resources.ts";

/**
 * Joins tagged PDFs into one, in which all stays whole. It knows nothing of what the PDFs are about,
 * nor of anything around this folder: they come in as objects that are read already, and the whole
 * goes out as such.
 *
 * - The structure trees become one, with one tree of parents and one of ids. As a `document`, the
 *   parts are one text that was printed in pieces: what their topmost elements hold stands, one after
 *   the other, in one element. As a `collection` they are works of their own: each topmost element
 *   becomes a `Part` of one document. As a `flow` they are pieces of a document whose last element
 *   they go on with: the first part has all before it, the others have it alone.
 * - Named destinations stand together. Those of a `document` or `flow` keep their names, which must differ from
 *   part to part; those of a `collection` are told apart by a prefix.
 * - Links within a part stay. One to another part must have an address that `page-address.ts` makes:
 *   it then leads to a page of the whole, or to a destination of any part.
 * - Whatever pages draw with is stored once: streams and dictionaries that are equal, and fonts. The
 *   subsets of a TrueType font that the parts have become one with the glyphs of all, as long as the
 *   same number means the same glyph in them; else each part keeps its own, under another name.
 *
 * Outlines, page labels and metadata are not taken over: only who joins knows those of the whole. The
 * same parts in the same order give the same objects with the same numbers.
 */
export interface PdfJoin {
  /**
   * Adds a part, of which nothing is needed afterwards. `firstPage` is the page of the whole, 0-based, that
   * its first one becomes: what is missing before it is left blank.
   */
  readonly add: (part: PdfObjects, firstPage: number) => void;
  /** Returns the whole. Throws an Error where there is no part, and for a link that leads nowhere. */
  readonly finish: () => PdfObjects;
}

/** What the parts are of each other. */
export type JoinKind = "document" | "collection" | "flow";

interface PlacedPage {
  readonly ref: PDFRef;
  readonly page: PDFPageLeaf;
}

/** Begins a PDF that others are added to, one after the other. */
export function startJoin(kind: JoinKind): PdfJoin {
  const context = PDFContext.create();
  const resources = shareResources(context);
  const tree = PDFPageTree.withContext(context);
  const treeRef = context.register(tree);
  const document = context.nextRef();
  const isOne = kind !== "collection";
  let spine: PDFRef | null = null;
  const copied: CopiedPart[] = [];
  const pages: PlacedPage[] = [];
  return {
    add(part, firstPage) {
      const index = copied.length;
      const prefix = `${String(index).padStart(4, "0")}-`;
      const firstParent = copied.at(-1)?.nextParent ?? 0;
      const own = copyPart(part, {
        context,
        resources,
        prefix: isOne ? "" : prefix,
        idPrefix: prefix,
        fontTag: toLetters(index),
        firstParent,
        holder: isOne ? document : null,
        spine,
      });
      copied.push(own);
      const last = own.elements.at(-1);
      if (kind === "flow" && last instanceof PDFRef) spine ??= last;
      const size = own.pages[0]?.page.get(PDFName.of("MediaBox"));
      while (pages.length < firstPage) {
        const page = PDFPageLeaf.withContextAndParent(context, treeRef);
        if (size !== undefined) page.set(PDFName.of("MediaBox"), size);
        pages.push({ ref: context.register(page), page });
      }
      for (const { page } of own.pages) page.setParent(treeRef);
      pages.push(...own.pages);
    },
    finish() {
      if (pages.length === 0) throw new Error("There is nothing to join.");
      for (const { ref } of pages) tree.pushLeafNode(ref);
      resources.finish();
      const names = new Map(copied.flatMap(({ destinations }) => destinations));
      linkPages(context, pages, names);
      const catalog = PDFCatalog.withContextAndPages(context, treeRef);
      catalog.set(PDFName.of("MarkInfo"), context.obj({ Type: "MarkInfo", Marked: true }));
      catalog.set(
        PDFName.of("StructTreeRoot"),
        joinStructures(context, { copied, document, isOne, spine }),
      );
      catalog.set(
        PDFName.of("Dests"),
        context.register(PDFDict.fromMapWithContext(names, context)),
      );
      context.trailerInfo.Root = context.register(catalog);
      const Producer = copied[0]?.producer ?? PDFNull;
      context.trailerInfo.Info = context.register(context.obj({ Producer }));
      return { context, catalog };
    },
  };
}

/** Returns a number as three capital letters: AAA, AAB, … */
function toLetters(index: number): string {
  const places = [26 * 26, 26, 1];
  return places
    .map((place) => String.fromCodePoint(65 + (Math.floor(index / place) % 26)))
    .join("");
}

/** Returns the root of a structure tree: one document. */
function joinStructures(
  context: PDFContext,
  {
    copied,
    document,
    isOne,
    spine,
  }: {
    readonly copied: readonly CopiedPart[];
    readonly document: PDFRef;
    readonly isOne: boolean;
    readonly spine: PDFRef | null;
  },
): PDFRef {
  const root = context.nextRef();
  const elements =
    spine === null
      ? copied.flatMap((part) => part.elements)
      : joinSpine(context, { copied, document, spine });
  if (!isOne) for (const element of elements) makePart(context, element, document);
  const holder = context.obj({});
  if (isOne) {
    for (const [key, value] of copied[0]?.topmostWords ?? []) holder.set(key, value);
  }
  const own = context.obj({ Type: "StructElem", S: "Document", P: root, K: elements });
  for (const [key, value] of own.entries()) holder.set(key, value);
  context.assign(document, holder);
  const numbers = copied.flatMap(({ parents }) => parents);
  const ids = copied.flatMap((part) => part.ids);
  const roleMap = copied.find((part) => part.roleMap !== null)?.roleMap;
  context.assign(
    root,
    context.obj({
      Type: "StructTreeRoot",
      K: [document],
      ParentTree: context.register(context.obj({ Nums: numbers })),
      ParentTreeNextKey: copied.at(-1)?.nextParent ?? 0,
      ...(ids.length === 0 ? {} : { IDTree: context.register(context.obj({ Names: ids })) }),
      ...(roleMap ? { RoleMap: roleMap } : {}),
    }),
  );
  return root;
}

const heading = /^\/H[1-6]?$/;

/**
 * Has the spine hold what all parts have of it. It stays, as a section, where there is a heading right
 * in it; else what it holds stands in its place. Returns the elements of the document.
 */
function joinSpine(
  context: PDFContext,
  {
    copied,
    document,
    spine,
  }: {
    readonly copied: readonly CopiedPart[];
    readonly document: PDFRef;
    readonly spine: PDFRef;
  },
): PDFObject[] {
  const before = copied[0]?.elements.slice(0, -1) ?? [];
  const held = [...heldBy(context, spine), ...copied.slice(1).flatMap(({ elements }) => elements)];
  const roleOf = (kid: PDFObject): string =>
    String(context.lookupMaybe(kid, PDFDict)?.get(PDFName.of("S")) ?? "");
  if (held.length > 1 && held.some((kid) => heading.test(roleOf(kid)))) {
    const section = context.lookup(spine, PDFDict);
    section.set(PDFName.of("S"), PDFName.of("Sect"));
    section.set(PDFName.of("K"), context.obj(held));
    return [...before, spine];
  }
  context.delete(spine);
  for (const kid of held) context.lookupMaybe(kid, PDFDict)?.set(PDFName.of("P"), document);
  return [...before, ...held];
}

function makePart(context: PDFContext, ref: PDFObject, document: PDFRef): void {
  const element = context.lookup(ref, PDFDict);
  element.set(PDFName.of("S"), PDFName.of("Part"));
  element.set(PDFName.of("P"), document);
}
