import { PDFHexString, PDFName, type PDFContext, type PDFRef } from "@cantoo/pdf-lib";

/** A bookmark, and those under it. */
export interface OutlineEntry {
  readonly title: string;
  /** The page it leads to, 0-based; or the id of an element that a link in the document leads to. */
  readonly page: number | string;
  readonly children: readonly OutlineEntry[];
}

/** What a bookmark leads to: an explicit destination, or the name of one. */
export type FindDestination = (page: OutlineEntry["page"]) => PDFRef | PDFName;

/**
 * Adds an outline to a document and returns its root. The topmost entries stand open, those under
 * them folded, so that a reader first sees the chapters with their sections.
 */
export function addOutline(
  context: PDFContext,
  entries: readonly OutlineEntry[],
  find: FindDestination,
): PDFRef {
  const root = context.nextRef();
  const children = addEntries(entries, { context, find, parent: root, depth: 0 });
  const shown = entries.reduce((sum, { children: under }) => sum + 1 + under.length, 0);
  context.assign(root, context.obj({ Type: "Outlines", ...children, Count: shown }));
  return root;
}

interface Place {
  readonly context: PDFContext;
  readonly find: FindDestination;
  readonly parent: PDFRef;
  /** 0 for the topmost entries. */
  readonly depth: number;
}

/** Adds the entries under one parent; returns what the parent says of them. */
function addEntries(
  entries: readonly OutlineEntry[],
  place: Place,
): { First?: PDFRef; Last?: PDFRef } {
  const { context, find, parent, depth } = place;
  const refs = entries.map(() => context.nextRef());
  for (const [index, { title, page, children }] of entries.entries()) {
    const ref = refs[index];
    if (ref === undefined) continue;
    const under = addEntries(children, { ...place, parent: ref, depth: depth + 1 });
    const target = find(page);
    context.assign(
      ref,
      context.obj({
        Title: PDFHexString.fromText(title),
        Parent: parent,
        Dest: target instanceof PDFName ? target : context.obj([target, "Fit"]),
        ...optional("Prev", refs[index - 1]),
        ...optional("Next", refs[index + 1]),
        ...under,
        // Below zero: folded.
        ...(children.length > 0 ? { Count: depth === 0 ? children.length : -children.length } : {}),
      }),
    );
  }
  return { ...optional("First", refs[0]), ...optional("Last", refs.at(-1)) };
}

function optional(key: string, ref: PDFRef | undefined): Record<string, PDFRef> {
  return ref === undefined ? {} : { [key]: ref };
}
