import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFPageLeaf,
  PDFPageTree,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";

import type { PrintedPdf } from "../finish/read-printed.ts";
import { copyObject, nameIn, type Naming } from "./copy-objects.ts";

/** What a document has of another that was copied into it. */
export interface CopiedPart {
  /** Not in a tree of pages yet. */
  readonly pages: readonly { readonly ref: PDFRef; readonly page: PDFPageLeaf }[];
  /** The topmost elements of its structure. */
  readonly elements: readonly PDFRef[];
  /** Which elements content belongs to, by the numbers that pages, pictures and links have; pairs. */
  readonly parents: readonly PDFObject[];
  /** The first number that is free after those. */
  readonly nextParent: number;
  /** The elements that have ids, by these, in order; pairs. */
  readonly ids: readonly PDFObject[];
  readonly destinations: readonly (readonly [PDFName, PDFObject])[];
  /** The program that wrote it; null where it does not say. */
  readonly producer: PDFObject | null;
}

/**
 * Copies the objects of a document into another, but for its catalog, the roots of its trees and what
 * it says of itself.
 * `prefix` stands before the names that must be unique there, `fontTag` in those of fonts; `firstParent` is the `nextParent` of the
 * part before.
 */
export function copyPart(
  { context: from, catalog }: PrintedPdf,
  context: PDFContext,
  { prefix, fontTag, firstParent }: Pick<Naming, "prefix" | "fontTag" | "firstParent">,
): CopiedPart {
  const root = catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  const trees = ["ParentTree", "IDTree"].map((name) => root.lookup(PDFName.of(name)));
  const info = from.lookup(from.trailerInfo.Info);
  const own = new Set<PDFObject | undefined>([catalog, root, info, ...trees.flatMap(nodesOf)]);
  const isOwn = (object: PDFObject): boolean => own.has(object) || object instanceof PDFPageTree;
  const copied = from.enumerateIndirectObjects().filter(([, object]) => !isOwn(object));
  const refs = new Map(copied.map(([ref]) => [ref, context.nextRef()]));
  const named = pairsOf(trees[1], PDFName.of("Names")).flatMap(([id, element]) =>
    id instanceof PDFString ? [{ id: id.asString(), element }] : [],
  );
  const ids = new Map(named.map(({ id }) => [id, PDFString.of(prefix + id)]));
  const naming: Naming = { context, refs, prefix, fontTag, ids, firstParent };
  for (const [ref, object] of copied) {
    const to = refs.get(ref);
    if (to !== undefined) context.assign(to, copyObject(object, naming));
  }
  const pages: { ref: PDFRef; page: PDFPageLeaf }[] = [];
  catalog.Pages().traverse((_, from) => {
    const ref = refs.get(from);
    const page = ref === undefined ? undefined : context.lookup(ref);
    if (ref !== undefined && page instanceof PDFPageLeaf) pages.push({ ref, page });
  });
  const numbered = pairsOf(trees[0], PDFName.of("Nums")).flatMap(([number, element]) =>
    number instanceof PDFNumber ? [{ number: firstParent + number.asNumber(), element }] : [],
  );
  const names = catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
  return {
    pages,
    elements: root
      .lookup(PDFName.of("K"), PDFArray)
      .asArray()
      .flatMap((kid) => (kid instanceof PDFRef ? [refs.get(kid) ?? []].flat() : [])),
    parents: numbered.flatMap(({ number, element }) => [
      PDFNumber.of(number),
      copyObject(element, naming),
    ]),
    nextParent: numbered.reduce((next, { number }) => Math.max(next, number + 1), firstParent),
    ids: named.flatMap(({ id, element }) => [
      PDFString.of(prefix + id),
      copyObject(element, naming),
    ]),
    destinations: (names?.entries() ?? []).map(([name, place]) => [
      nameIn(name, naming),
      copyObject(place, naming),
    ]),
    producer: info instanceof PDFDict ? (info.get(PDFName.of("Producer")) ?? null) : null,
  };
}

/** Returns a number or name tree with all the nodes under it. */
function nodesOf(tree: PDFObject | undefined): PDFObject[] {
  if (!(tree instanceof PDFDict)) return [];
  const kids = tree.lookupMaybe(PDFName.of("Kids"), PDFArray);
  return [tree, ...(kids?.asArray().flatMap((_, index) => nodesOf(kids.lookup(index))) ?? [])];
}

/** Returns the pairs of a number or name tree, through all its levels. */
function pairsOf(tree: PDFObject | undefined, key: PDFName): [PDFObject, PDFObject][] {
  if (!(tree instanceof PDFDict)) return [];
  const flat = tree.lookupMaybe(key, PDFArray)?.asArray() ?? [];
  const own = flat.flatMap((name, index): [PDFObject, PDFObject][] => {
    const value = flat[index + 1];
    return index % 2 === 1 || value === undefined ? [] : [[name, value]];
  });
  const kids = tree.lookupMaybe(PDFName.of("Kids"), PDFArray);
  const inner = kids?.asArray().map((_, index) => pairsOf(kids.lookup(index), key)) ?? [];
  return [...own, ...inner.flat()];
}

/** Returns the links and the like of a page. */
export function annotationsOf(page: PDFPageLeaf): PDFDict[] {
  const annotations = page.Annots();
  return annotations === undefined
    ? []
    : annotations.asArray().map((_, index) => annotations.lookup(index, PDFDict));
}
