import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFRef,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";

import { readStructure, type StructureElement, type StructureKid } from "./read-structure.ts";

/** Roles of PDF 2.0 that Chrome writes, as readers of older PDFs may take them. */
export const roleMap = { Strong: "Span", Em: "Span" };

/**
 * Takes the levels out of the structure tree that say nothing: Chrome writes one for each `div` and
 * each run of text, two thirds of all objects. What they held stands in the element around them.
 */
export function pruneStructure(context: PDFContext, catalog: PDFDict): void {
  const rootRef = catalog.get(PDFName.of("StructTreeRoot"));
  const root = catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
  if (root === undefined || !(rootRef instanceof PDFRef)) return;
  const elements = readStructure(context, root);
  const written = writeElements(context, elements, rootRef);
  root.set(PDFName.of("K"), context.obj(elements.map(({ refs: [ref] }) => refIn(written, ref))));
  root.set(PDFName.of("RoleMap"), context.obj(roleMap));
  for (const name of ["ParentTree", "IDTree"]) {
    const tree = root.get(PDFName.of(name));
    if (tree !== undefined) replaceRefs(context, tree, written);
  }
}

/** Writes the elements over the old objects and deletes those left. Returns old references to new ones. */
function writeElements(
  context: PDFContext,
  elements: readonly StructureElement[],
  root: PDFRef,
): ReadonlyMap<PDFRef, PDFRef> {
  const old = refsOf(elements).toSorted((a, b) => a.objectNumber - b.objectNumber);
  for (const ref of old) context.delete(ref);
  // Numbers running on, so that the table of objects has no holes.
  const free = old.values();
  const written = new Map<PDFRef, PDFRef>();
  const write = ({ refs, dict, kids }: StructureElement, parent: PDFRef): PDFRef => {
    const next = free.next();
    const ref = next.done === true ? context.nextRef() : next.value;
    for (const each of refs) written.set(each, ref);
    const page = kids.find((kid) => kid.kind === "marked")?.page;
    if (page === undefined) dict.delete(PDFName.of("Pg"));
    else dict.set(PDFName.of("Pg"), page);
    const objects = kids.map((kid) =>
      kid.kind === "element" ? write(kid, ref) : toObject(context, kid, page),
    );
    const [first] = objects;
    dict.set(PDFName.of("P"), parent);
    dict.set(
      PDFName.of("K"),
      first !== undefined && objects.length === 1 ? first : context.obj(objects),
    );
    context.assign(ref, dict);
    return ref;
  };
  for (const element of elements) write(element, root);
  return written;
}

function refsOf(elements: readonly StructureElement[]): PDFRef[] {
  return elements.flatMap(({ refs, kids }) => [
    ...refs,
    ...refsOf(kids.filter((kid) => kid.kind === "element")),
  ]);
}

/** Marked content of another page than its element's says so. */
function toObject(
  context: PDFContext,
  kid: Exclude<StructureKid, StructureElement>,
  page: PDFRef | undefined,
): PDFObject {
  if (kid.kind === "other") return kid.object;
  if (kid.page === page) return kid.number;
  return context.obj({ Type: "MCR", Pg: kid.page, MCID: kid.number });
}

/** Replaces references in a number or name tree, through all its levels. */
function replaceRefs(
  context: PDFContext,
  tree: PDFObject,
  replacements: ReadonlyMap<PDFRef, PDFRef>,
): void {
  const replaced = (object: PDFObject): PDFObject => {
    if (object instanceof PDFRef) {
      const ref = replacements.get(object);
      if (ref !== undefined) return ref;
      const target = context.lookup(object);
      if (target !== undefined) replaced(target);
    } else if (object instanceof PDFArray) {
      for (const [index, item] of object.asArray().entries()) object.set(index, replaced(item));
    } else if (object instanceof PDFDict) {
      for (const key of ["Nums", "Names", "Kids"].map((name) => PDFName.of(name))) {
        const value = object.get(key);
        if (value !== undefined) object.set(key, replaced(value));
      }
    }
    return object;
  };
  replaced(tree);
}

function refIn(written: ReadonlyMap<PDFRef, PDFRef>, ref: PDFRef | undefined): PDFRef {
  const found = ref === undefined ? undefined : written.get(ref);
  if (found === undefined) throw new Error("An element of the structure tree was not written.");
  return found;
}
