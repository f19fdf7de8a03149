import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFObject,
} from "@cantoo/pdf-lib";

/** An element of a structure tree, as a line: how deep it stands, what it is, and what it holds itself. */
export type StructureLine = string;

/**
 * Returns the whole structure of a tagged PDF in reading order, without anything by which only the file
 * itself calls its objects: roles, alternative texts, attributes, and marked contents by their pages.
 */
export async function readWholeStructure(bytes: Uint8Array): Promise<StructureLine[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = document;
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref, index]));
  const ids = new Map<string, number>();
  const lines: StructureLine[] = [];
  const numberOf = (id: string): number => {
    const number = ids.get(id) ?? ids.size;
    ids.set(id, number);
    return number;
  };
  const say = (value: PDFObject | undefined): string => {
    if (value instanceof PDFRef) return pages.has(value) ? "page" : say(context.lookup(value));
    if (value instanceof PDFDict)
      return value
        .entries()
        .map(([k, v]) => `${k}:${say(v)}`)
        .join();
    if (value instanceof PDFArray) return value.asArray().map(say).join(" ");
    if (value instanceof PDFString && /id\d{8}$/.test(value.asString())) {
      return `id ${numberOf(value.asString())}`;
    }
    return value instanceof PDFString || value instanceof PDFHexString
      ? value.decodeText()
      : String(value);
  };
  const visit = (
    ref: PDFObject | undefined,
    depth: number,
    around: PDFObject | undefined,
  ): void => {
    const element = context.lookup(ref);
    const line = (words: string): number => lines.push(`${" ".repeat(depth)}${words}`);
    if (element instanceof PDFNumber) {
      line(`mark ${element} on ${pages.get(around as PDFRef)}`);
      return;
    }
    if (!(element instanceof PDFDict)) return;
    const page = element.get(PDFName.of("Pg")) ?? around;
    if (element.get(PDFName.of("Type")) === PDFName.of("MCR")) {
      visit(element.get(PDFName.of("MCID")), depth, page);
      return;
    }
    const target = element.lookup(PDFName.of("Obj"));
    if (target instanceof PDFDict) {
      line(`link at ${say(target.get(PDFName.of("Rect")))} on ${pages.get(page as PDFRef)}`);
      return;
    }
    const said = ["S", "Alt", "ActualText", "Lang", "T", "ID", "A"].flatMap((key) => {
      const value = element.get(PDFName.of(key));
      return value === undefined ? [] : `${key}=${say(value)}`;
    });
    if (depth > 0) line(said.join(" "));
    const kids = element.lookup(PDFName.of("K"));
    for (const kid of kids instanceof PDFArray ? kids.asArray() : [element.get(PDFName.of("K"))]) {
      visit(kid, depth + 1, page);
    }
  };
  visit(catalog.get(PDFName.of("StructTreeRoot")), 0, undefined);
  return lines;
}

/** Returns what each named destination of a PDF leads to: its page, 0-based, and its place there; in the order of the names. */
export async function readDestinations(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref, index]));
  const names = document.catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
  return (names?.entries() ?? [])
    .map(([name, value]) => {
      const target = document.context.lookup(value, PDFArray).asArray();
      const [page, ...place] = target;
      const number = page instanceof PDFRef ? pages.get(page) : undefined;
      return `${name.decodeText()}: ${number} ${place.join(" ")}`;
    })
    .toSorted();
}
