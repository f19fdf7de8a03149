import {
  PDFArray,
  PDFCatalog,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFParser,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";

import { pruneStructure } from "./prune-structure.ts";

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

const keys = {
  attributes: PDFName.of("A"),
  headers: PDFName.of("Headers"),
  id: PDFName.of("ID"),
  ids: PDFName.of("IDTree"),
  kids: PDFName.of("Kids"),
  limits: PDFName.of("Limits"),
  names: PDFName.of("Names"),
  root: PDFName.of("StructTreeRoot"),
};

/** So that ids stand in the order of their numbers, as the tree of them must. */
const idLength = 8;

/**
 * Numbers the ids of a structure tree's elements in the order of the elements: Chrome's own are those
 * of its nodes, which differ from print to print. The cells of a table name their headers by them.
 */
function renameIds(context: PDFContext, catalog: PDFDict): void {
  const tree = catalog.lookupMaybe(keys.root, PDFDict)?.lookupMaybe(keys.ids, PDFDict);
  if (tree === undefined) return;
  const named = leavesOf(tree)
    .flatMap((leaf) => refsIn(leaf))
    .toSorted((one, other) => one.objectNumber - other.objectNumber)
    .map((ref, index) => {
      const id = PDFString.of(`id${String(index).padStart(idLength, "0")}`);
      return { ref, id, element: context.lookup(ref, PDFDict) };
    });
  const ids = new Map(named.map(({ id, element }) => [textOf(element.get(keys.id)), id]));
  for (const { element, id } of named) element.set(keys.id, id);
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict) renameHeaders(object.lookup(keys.attributes), ids);
  }
  let next = 0;
  for (const leaf of leavesOf(tree)) {
    const own = named.slice(next, next + refsIn(leaf).length);
    next += own.length;
    leaf.set(keys.names, context.obj(own.flatMap(({ id, ref }) => [id, ref])));
    const limits = [own[0]?.id, own.at(-1)?.id].filter((id) => id !== undefined);
    if (leaf.has(keys.limits)) leaf.set(keys.limits, context.obj(limits));
  }
}

/** The attributes of an element: one, or a list of them. */
function renameHeaders(
  attributes: PDFObject | undefined,
  ids: ReadonlyMap<string | null, PDFString>,
): void {
  if (attributes instanceof PDFArray) {
    for (const [index] of attributes.asArray().entries()) {
      renameHeaders(attributes.lookup(index), ids);
    }
  }
  const headers = attributes instanceof PDFDict ? attributes.lookup(keys.headers) : undefined;
  if (!(headers instanceof PDFArray)) return;
  for (const [index, old] of headers.asArray().entries()) {
    headers.set(index, ids.get(textOf(old)) ?? old);
  }
}

function textOf(object: PDFObject | undefined): string | null {
  return object instanceof PDFString ? object.asString() : null;
}

/** Returns the nodes of a name tree that hold names, in order. */
function leavesOf(node: PDFDict): PDFDict[] {
  const kids = node.lookupMaybe(keys.kids, PDFArray);
  const inner = kids?.asArray().flatMap((_, index) => leavesOf(kids.lookup(index, PDFDict))) ?? [];
  return node.has(keys.names) ? [node, ...inner] : inner;
}

function refsIn(leaf: PDFDict): PDFRef[] {
  const pairs = leaf.lookup(keys.names, PDFArray).asArray();
  return pairs.filter((object) => object instanceof PDFRef);
}

/** A PDF as its objects. */
export interface PdfObjects {
  readonly context: PDFContext;
  readonly catalog: PDFCatalog;
}
