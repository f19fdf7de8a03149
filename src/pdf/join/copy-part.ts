import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFPageLeaf,
  PDFPageTree,
  PDFRef,
  PDFString,
  type PDFCatalog,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";

import { copyObject, nameIn, type Naming } from "./copy-objects.ts";
import type { PdfObjects } from "../read-printed.ts";
import type { SharedResources } from "./share-resources.ts";

const keys = {
  destinations: PDFName.of("Dests"),
  ids: PDFName.of("IDTree"),
  kids: PDFName.of("K"),
  page: PDFName.of("Pg"),
  parents: PDFName.of("ParentTree"),
  roleMap: PDFName.of("RoleMap"),
  structure: PDFName.of("StructTreeRoot"),
};

/** What a document has of another that was copied into it. */
export interface CopiedPart {
  /** Not in a tree of pages yet. */
  readonly pages: readonly { readonly ref: PDFRef; readonly page: PDFPageLeaf }[];
  /** The topmost elements of its structure; or the kids of these, where another element is to hold them. */
  readonly elements: readonly PDFObject[];
  /** What its first topmost element says of itself, such as its language. */
  readonly topmostWords: readonly (readonly [PDFName, PDFObject])[];
  /** Which roles it means by those of its own; null where it has none. */
  readonly roleMap: PDFObject | null;
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

/** What the whole has, and this part must fit into. */
export interface PartPlace extends Pick<Naming, "context" | "prefix" | "fontTag" | "firstParent"> {
  /** Stands before the ids of structure elements. */
  readonly idPrefix: string;
  readonly resources: SharedResources;
  /** The element that holds what the part's topmost elements hold, in their place; null keeps them. */
  readonly holder: PDFRef | null;
  /**
   * The element that goes on with the part: it holds what the elements under the topmost ones hold, in
   * their place; null keeps these.
   */
  readonly spine: PDFRef | null;
}

/**
 * Copies the objects of a document into another, but for its catalog, the roots of its trees and what
 * it says of itself. `firstParent` is the `nextParent` of the part before.
 */
export function copyPart({ context: from, catalog }: PdfObjects, place: PartPlace): CopiedPart {
  const { context, prefix, idPrefix, fontTag, firstParent, resources, holder, spine } = place;
  const root = catalog.lookupMaybe(keys.structure, PDFDict);
  const trees = [keys.parents, keys.ids].map((name) => root?.lookup(name));
  const topmost = kidsOf(root).filter((kid) => kid instanceof PDFRef);
  const info = from.lookup(from.trailerInfo.Info);
  const own = new Set<PDFObject | undefined>([catalog, root, info, ...trees.flatMap(nodesOf)]);
  const named = pairsOf(trees[1], PDFName.of("Names")).flatMap(([id, element]) =>
    id instanceof PDFString ? [{ id: id.asString(), element }] : [],
  );
  const ids = new Map(named.map(({ id }) => [id, PDFString.of(idPrefix + id)]));
  const refs = new Map<PDFRef, PDFRef>();
  const naming: Naming = { context, refs, prefix, fontTag, ids, firstParent };
  const leaves = leavesOf(catalog);
  const taken = resources.take(
    leaves.map(({ page }) => page),
    naming,
  );
  for (const [old, ref] of taken.refs) refs.set(old, ref);
  if (holder !== null) for (const ref of topmost) refs.set(ref, holder);
  const under = topmost.flatMap((ref) => kidsOf(from.lookup(ref, PDFDict)));
  const going = spine === null ? [] : under.filter((kid) => kid instanceof PDFRef);
  if (spine !== null) for (const ref of going) refs.set(ref, spine);
  const copied = from.enumerateIndirectObjects().filter(([ref, object]) => {
    const isOwn = own.has(object) || object instanceof PDFPageTree;
    return !isOwn && !refs.has(ref) && !taken.left.has(ref);
  });
  for (const [ref] of copied) refs.set(ref, context.nextRef());
  for (const [ref, object] of copied) {
    const to = refs.get(ref);
    if (to !== undefined) context.assign(to, copyObject(object, naming));
  }
  const pages = leaves.flatMap((leaf) => {
    const ref = refs.get(leaf.ref);
    const page = ref === undefined ? undefined : context.lookup(ref);
    return ref !== undefined && page instanceof PDFPageLeaf ? [{ ref, page }] : [];
  });
  const opened = spine === null ? topmost : going;
  const elements = holder === null ? topmost : opened.flatMap((ref) => heldBy(from, ref));
  const names = catalog.lookupMaybe(keys.destinations, PDFDict);
  const roleMap = root?.lookup(keys.roleMap);
  return {
    pages,
    elements: elements.map((element) => copyObject(element, naming)),
    topmostWords: wordsOf(from, topmost[0]).map(([key, value]) => [key, copyObject(value, naming)]),
    roleMap: roleMap === undefined ? null : copyObject(roleMap, naming),
    ...copyParents(trees[0], naming),
    ids: named.flatMap(({ id, element }) => [
      PDFString.of(idPrefix + id),
      copyObject(element, naming),
    ]),
    destinations: (names?.entries() ?? []).map(([name, target]) => [
      nameIn(name, naming),
      copyObject(target, naming),
    ]),
    producer: info instanceof PDFDict ? (info.get(PDFName.of("Producer")) ?? null) : null,
  };
}

function copyParents(
  tree: PDFObject | undefined,
  naming: Naming,
): Pick<CopiedPart, "parents" | "nextParent"> {
  const { firstParent } = naming;
  const numbered = pairsOf(tree, PDFName.of("Nums")).flatMap(([number, element]) =>
    number instanceof PDFNumber ? [{ number: firstParent + number.asNumber(), element }] : [],
  );
  return {
    parents: numbered.flatMap(({ number, element }) => [
      PDFNumber.of(number),
      copyObject(element, naming),
    ]),
    nextParent: numbered.reduce((next, { number }) => Math.max(next, number + 1), firstParent),
  };
}

function leavesOf(catalog: PDFCatalog): { readonly ref: PDFRef; readonly page: PDFPageLeaf }[] {
  const leaves: { ref: PDFRef; page: PDFPageLeaf }[] = [];
  catalog.Pages().traverse((page, ref) => {
    if (page instanceof PDFPageLeaf) leaves.push({ ref, page });
  });
  return leaves;
}

function kidsOf(element: PDFDict | undefined): PDFObject[] {
  const kids = element?.lookup(keys.kids);
  if (kids instanceof PDFArray) return kids.asArray();
  const kid = element?.get(keys.kids);
  return kid === undefined ? [] : [kid];
}

/** Returns what a structure element says, but for its place in the tree. */
function wordsOf(context: PDFContext, ref: PDFRef | undefined): [PDFName, PDFObject][] {
  const places = [keys.kids, keys.page, PDFName.of("P")];
  const element = ref === undefined ? undefined : context.lookup(ref, PDFDict);
  return element?.entries().filter(([key]) => !places.includes(key)) ?? [];
}

/** Returns what a structure element holds, so that it can stand in any other element. */
export function heldBy(context: PDFContext, ref: PDFRef): PDFObject[] {
  const element = context.lookup(ref, PDFDict);
  const page = element.get(keys.page);
  return kidsOf(element).map((kid) => {
    if (kid instanceof PDFNumber && page !== undefined) {
      return context.obj({ Type: "MCR", Pg: page, MCID: kid });
    }
    const isPlaced = !(kid instanceof PDFDict) || kid.has(keys.page) || page === undefined;
    if (!isPlaced) kid.set(keys.page, page);
    return kid;
  });
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
