import { readFile } from "node:fs/promises";

import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A PDF as its reader has it. */
export interface ReadPdf {
  readonly title: string;
  /** The metadata that has words, by the names of the file: `Author`, `Creator`, `CreationDate`, … */
  readonly info: Readonly<Record<string, string>>;
  /** What a reader shows beside the pages: `UseOutlines` for the bookmarks. */
  readonly pageMode: string;
  /** Does the window bear the title, not the file's name? */
  readonly showsTitle: boolean;
  /** What the pages are called; null where they are just counted. */
  readonly labels: readonly string[] | null;
  readonly language: string | null;
  readonly isTagged: boolean;
  /** Every entry of the outline, whatever its depth, in order. */
  readonly outline: readonly string[];
  readonly bookmarks: readonly PdfBookmark[];
  readonly pages: readonly PdfPage[];
}

/** An entry of the outline, the page it leads to (0-based; null for none) and the entries under it. */
export type PdfBookmark = readonly [
  title: string,
  page: number | null,
  children: readonly PdfBookmark[],
];

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
    const info: Readonly<Record<string, unknown>> = { ...(await document.getMetadata()).info };
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      pages.push(await readPage(await document.getPage(number), document));
    }
    const preferences: Readonly<Record<string, unknown>> = {
      ...(await document.getViewerPreferences()),
    };
    const outline: readonly OutlineEntry[] = (await document.getOutline()) ?? [];
    return {
      title: String(info["Title"] ?? ""),
      info: Object.fromEntries(
        Object.entries(info).flatMap(([key, value]) =>
          typeof value === "string" ? [[key, value]] : [],
        ),
      ),
      pageMode: await document.getPageMode(),
      showsTitle: preferences["DisplayDocTitle"] === true,
      labels: await document.getPageLabels(),
      language: typeof info["Language"] === "string" ? info["Language"] : null,
      isTagged: (await document.getMarkInfo())?.["Marked"] === true,
      outline: titlesOf(outline),
      bookmarks: await readBookmarks(outline, document),
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

async function readBookmarks(
  entries: readonly OutlineEntry[],
  document: PDFDocumentProxy,
): Promise<PdfBookmark[]> {
  const read = entries.map(async ({ title, dest, items }): Promise<PdfBookmark> => [
    title,
    await pageOf(dest, document),
    await readBookmarks(items, document),
  ]);
  return Promise.all(read);
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
