import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRef,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";

import type { ParsedPdf } from "./parse-pdf.ts";
import type { OutlineEntry } from "./pdf-facts.ts";

/**
 * Writes the bookmarks in place of those that are there, if there are any to write. The first level
 * is open, what is under it closed. Throws for a target that the PDF has not.
 */
export function writeOutline(pdf: ParsedPdf, entries: readonly OutlineEntry[]): void {
  if (entries.length === 0) return;
  const { context, catalog } = pdf;
  deleteOutline(context, catalog.get(PDFName.of("Outlines")));
  const find = targetsOf(pdf);
  const root = context.nextRef();
  const add = (siblings: readonly OutlineEntry[], parent: PDFRef, depth: number): PDFDict => {
    const refs = siblings.map(() => context.nextRef());
    for (const [index, { title, target, children }] of siblings.entries()) {
      const [ref, previous, next] = [refs[index], refs[index - 1], refs[index + 1]];
      if (ref === undefined) continue;
      const item = children.length > 0 ? add(children, ref, depth + 1) : context.obj({});
      item.set(PDFName.of("Title"), PDFHexString.fromText(title));
      item.set(PDFName.of("Parent"), parent);
      item.set(PDFName.of("Dest"), find(target));
      if (previous !== undefined) item.set(PDFName.of("Prev"), previous);
      if (next !== undefined) item.set(PDFName.of("Next"), next);
      context.assign(ref, item);
    }
    // The outline itself counts all that show; an entry those under it, below zero where it is closed.
    const shown = siblings.length + (depth === 0 ? countOf(siblings) : 0);
    const count = depth < 2 ? shown : -siblings.length;
    return context.obj({ First: refs.at(0), Last: refs.at(-1), Count: count });
  };
  const outlines = add(entries, root, 0);
  outlines.set(PDFName.of("Type"), PDFName.of("Outlines"));
  context.assign(root, outlines);
  catalog.set(PDFName.of("Outlines"), root);
  catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}

/** Deletes an outline and its entries, of which there may be thousands, each naming the next. */
function deleteOutline(context: PDFContext, outline: PDFObject | undefined): void {
  const waiting = [outline];
  while (waiting.length > 0) {
    const ref = waiting.pop();
    if (!(ref instanceof PDFRef)) continue;
    const entry = context.lookup(ref);
    context.delete(ref);
    if (!(entry instanceof PDFDict)) continue;
    waiting.push(...["First", "Next"].map((key) => entry.get(PDFName.of(key))));
  }
}

function countOf(entries: readonly OutlineEntry[]): number {
  return entries.reduce((sum, { children }) => sum + children.length, 0);
}

/** Returns what gives the destination of a page or of an element. */
function targetsOf(pdf: ParsedPdf): (target: number | string) => PDFObject {
  const { context, catalog, pages } = pdf;
  const named = catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
  return (target) => {
    if (typeof target === "string") {
      const found = named?.lookupMaybe(destinationName(target), PDFArray);
      if (found === undefined) throw new Error(`The PDF has no destination "${target}".`);
      return found;
    }
    const page = pages[target];
    if (page === undefined) throw new Error(`The PDF has no page ${target + 1}.`);
    // Null: the reader's own place and zoom stay.
    return context.obj([page.ref, "XYZ", null, page.height, null]);
  };
}

/** Chrome names destinations by the links' fragments, as addresses write them. */
function destinationName(id: string): PDFName {
  return PDFName.of(new URL(`#${id}`, "file:///").hash.slice(1));
}
