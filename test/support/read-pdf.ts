import { readFile } from "node:fs/promises";

import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A PDF as its reader has it. */
export interface ReadPdf {
  readonly title: string;
  readonly language: string | null;
  readonly isTagged: boolean;
  /** Every entry of the outline, whatever its depth, in order. */
  readonly outline: readonly string[];
  /** The same with what is under each, and the page it leads to. */
  readonly bookmarks: readonly Bookmark[];
  /** What a reader calls each page; null where it has no names. */
  readonly labels: readonly string[] | null;
  /** What the document says of itself, by the names of its keys, such as `Author`. */
  readonly info: Readonly<Record<string, unknown>>;
  /** The same in XMP, such as `dc:title`. */
  readonly xmp: Readonly<Record<string, unknown>>;
  readonly pages: readonly PdfPage[];
}

/** An entry of the outline. */
export interface Bookmark {
  readonly title: string;
  /** 0-based; null where it leads nowhere. */
  readonly page: number | null;
  readonly children: readonly Bookmark[];
}

/** One page. Lengths are in pt, from the lower left corner. */
export interface PdfPage {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly items: readonly PdfText[];
  /** All text, without white space, characters as they stand in the file. */
  readonly text: string;
  readonly fonts: readonly PdfFont[];
  /** The roles of the structure tree's elements. */
  readonly roles: readonly string[];
  /** The alt texts in the structure tree. */
  readonly alts: readonly string[];
  readonly links: readonly PdfLink[];
}

/** A run of text: where its baseline begins, how wide it is and how high its letters are set. */
export interface PdfText {
  readonly text: string;
  readonly xPt: number;
  readonly yPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** A font that a page uses. */
export interface PdfFont {
  readonly name: string;
  /** Such as `CIDFontType2`, which is TrueType, or `Type3`. */
  readonly type: string;
  readonly isEmbedded: boolean;
}

/** A link: to an address, or to a page of this document (0-based; null where it leads nowhere). */
export type PdfLink =
  | { readonly kind: "address"; readonly url: string }
  | { readonly kind: "inside"; readonly page: number | null };

type PageProxy = Awaited<ReturnType<PDFDocumentProxy["getPage"]>>;

/** Returns the text without any white space. */
export function withoutSpaces(text: string): string {
  return text.replace(/\s+/gu, "");
}

/** Reads a PDF by meaning. `bytes` may also be a path. */
export async function readPdf(bytes: string | Uint8Array): Promise<ReadPdf> {
  const data = new Uint8Array(typeof bytes === "string" ? await readFile(bytes) : bytes);
  const task = getDocument({
    data,
    fontExtraProperties: true,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const said = await document.getMetadata();
    const info: Readonly<Record<string, unknown>> = { ...said.info };
    const outline = (await document.getOutline()) ?? [];
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      pages.push(await readPage(await document.getPage(number), document));
    }
    return {
      title: String(info["Title"] ?? ""),
      language: typeof info["Language"] === "string" ? info["Language"] : null,
      isTagged: (await document.getMarkInfo())?.["Marked"] === true,
      outline: titlesOf(outline),
      bookmarks: await bookmarksOf(outline, document),
      labels: await document.getPageLabels(),
      info,
      xmp: Object.fromEntries(said.metadata ?? []),
      pages,
    };
  } finally {
    await task.destroy();
  }
}

interface OutlineEntry {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly OutlineEntry[];
}

async function bookmarksOf(
  entries: readonly OutlineEntry[],
  document: PDFDocumentProxy,
): Promise<Bookmark[]> {
  const bookmarks: Bookmark[] = [];
  for (const { title, dest, items } of entries) {
    const [page, children] = [await pageOf(dest, document), await bookmarksOf(items, document)];
    bookmarks.push({ title, page, children });
  }
  return bookmarks;
}

function titlesOf(entries: readonly OutlineEntry[]): string[] {
  return entries.flatMap(({ title, items }) => [title, ...titlesOf(items)]);
}

async function readPage(page: PageProxy, document: PDFDocumentProxy): Promise<PdfPage> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  // Without this, pdf.js itself puts compatibility forms right, and no test could find them.
  const content = await page.getTextContent({ disableNormalization: true });
  const items = content.items.flatMap((item): PdfText[] => {
    if (!("str" in item)) return [];
    const [, , , , xPt = 0, yPt = 0] = item.transform.map(Number);
    return [{ text: item.str, xPt, yPt, widthPt: item.width, heightPt: item.height }];
  });
  const nodes = nodesOf(await page.getStructTree());
  return {
    widthPt: right - left,
    heightPt: top - bottom,
    items,
    text: withoutSpaces(items.map(({ text }) => text).join("")),
    fonts: await readFonts(page, Object.keys(content.styles)),
    roles: nodes.map((node) => String(node["role"])),
    alts: nodes.flatMap(({ alt }) => (typeof alt === "string" ? [alt] : [])),
    links: await readLinks(page, document),
  };
}

async function readFonts(page: PageProxy, names: readonly string[]): Promise<PdfFont[]> {
  // Drawing makes the fonts known.
  await page.getOperatorList();
  return names.map((name) => {
    const font: Readonly<Record<string, unknown>> = page.commonObjs.get(name);
    return {
      name: String(font["name"]),
      type: font["isType3Font"] === true ? "Type3" : String(font["type"]),
      isEmbedded: font["missingFile"] === false,
    };
  });
}

type TreeNode = Readonly<Record<string, unknown>>;

/** Returns the elements of a structure tree without its root, parents before children. */
function nodesOf(node: unknown): TreeNode[] {
  if (typeof node !== "object" || node === null || !("children" in node)) return [];
  if (!Array.isArray(node.children)) return [];
  return node.children.flatMap((child: unknown) => {
    const isElement = typeof child === "object" && child !== null && "role" in child;
    return isElement ? [{ ...child }, ...nodesOf(child)] : [];
  });
}

async function readLinks(page: PageProxy, document: PDFDocumentProxy): Promise<PdfLink[]> {
  const links: PdfLink[] = [];
  for (const annotation of await page.getAnnotations()) {
    if (annotation.subtype !== "Link") continue;
    if (typeof annotation.url === "string") links.push({ kind: "address", url: annotation.url });
    else links.push({ kind: "inside", page: await pageOf(annotation.dest, document) });
  }
  return links;
}

async function pageOf(dest: unknown, document: PDFDocumentProxy): Promise<number | null> {
  const explicit = typeof dest === "string" ? await document.getDestination(dest) : dest;
  if (!Array.isArray(explicit)) return null;
  return document.getPageIndex(explicit[0]);
}
