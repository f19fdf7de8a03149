import {
  type PDFCatalog,
  type PDFContext,
  PDFDict,
  PDFHeader,
  PDFHexString,
  PDFName,
  PDFPageLeaf,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import { createHash } from "node:crypto";

import { type PdfObjects, readPrinted } from "./read-printed.ts";
import { packPdf } from "./pack-pdf.ts";
import { addOutline, type FindDestination, type OutlineEntry } from "./pdf-outline.ts";

/** What a PDF says of itself, beside its pages. */
export interface PdfFacts {
  readonly title: string;
  readonly author: string | null;
  readonly subject: string | null;
  readonly keywords: string | null;
  /** As BCP 47 writes it: `ja`, `en`; null where it is not known. */
  readonly language: string | null;
  /** The bookmarks; null keeps those that the browser made. */
  readonly outline: readonly OutlineEntry[] | null;
  /** The numbers of the pages; empty for 1, 2, 3. */
  readonly labels: readonly LabelRange[];
  /** When it was made; null leaves it out, so that the same chapter gives the same bytes at all times. */
  readonly date: Date | null;
}

/** Where the document's own hash is put in once it is known: 16 bytes in hexadecimal. */
const idPlaceholder = "0".repeat(32);

/**
 * Returns a PDF that the browser printed with its metadata, language, bookmarks and page labels, its
 * objects packed, and its structure tree without the levels that say nothing. Links and fonts stay as they are. Equal pages and facts give equal
 * bytes. Throws an Error for a bookmark to a page that there is not.
 */
export async function finishPdf(printed: Uint8Array, facts: PdfFacts): Promise<Uint8Array> {
  return finishDocument(await readPrinted(printed), facts);
}

/** Does the same with a PDF that is read already, or joined of several. */
export function finishDocument({ context, catalog }: PdfObjects, facts: PdfFacts): Uint8Array {
  describeDocument(context, facts);
  addXmp(context, catalog, facts);
  openWith(context, catalog, facts);
  // Packed objects are of 1.5; readers of that age are gone.
  context.header = PDFHeader.forVersion(1, 7);
  const id = PDFHexString.of(idPlaceholder);
  context.trailerInfo.ID = context.obj([id, id]);
  return nameByContent(packPdf(context));
}

/** Replaces what the browser says of the document: its own name, and the time. */
function describeDocument(context: PDFContext, facts: PdfFacts): void {
  const { title, author, subject, keywords, date } = facts;
  const old = context.lookup(context.trailerInfo.Info);
  const producer = old instanceof PDFDict ? old.get(PDFName.of("Producer")) : undefined;
  const info = context.obj({ Creator: PDFString.of("lectern") });
  if (producer !== undefined) info.set(PDFName.of("Producer"), producer);
  const words = { Title: title, Author: author, Subject: subject, Keywords: keywords };
  for (const [key, value] of Object.entries(words)) {
    if (value !== null) info.set(PDFName.of(key), PDFHexString.fromText(value));
  }
  if (date !== null) {
    info.set(PDFName.of("CreationDate"), PDFString.fromDate(date));
    info.set(PDFName.of("ModDate"), PDFString.fromDate(date));
  }
  if (context.trailerInfo.Info instanceof PDFRef) context.assign(context.trailerInfo.Info, info);
  else context.trailerInfo.Info = context.register(info);
}

/** Says in which language a reader opens the document, what it shows beside it, and how pages are called. */
function openWith(context: PDFContext, catalog: PDFCatalog, facts: PdfFacts): void {
  const { language, outline, labels } = facts;
  if (language !== null) catalog.set(PDFName.of("Lang"), PDFString.of(language));
  catalog.set(PDFName.of("ViewerPreferences"), context.obj({ DisplayDocTitle: true }));
  catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
  if (outline !== null) {
    const root = addOutline(context, outline, destinationsOf(context, catalog));
    catalog.set(PDFName.of("Outlines"), root);
  }
  if (labels.length > 0) {
    const nums = labels.flatMap(({ page, style, start }) => [
      page,
      context.obj({ S: style === "decimal" ? "D" : "r", St: start }),
    ]);
    catalog.set(PDFName.of("PageLabels"), context.obj({ Nums: nums }));
  }
}

function destinationsOf(context: PDFContext, catalog: PDFCatalog): FindDestination {
  const pages: PDFRef[] = [];
  catalog.Pages().traverse((node, ref) => {
    if (node instanceof PDFPageLeaf) pages.push(ref);
  });
  const names = context.lookup(catalog.get(PDFName.of("Dests")));
  return (page) => {
    const found =
      typeof page === "number"
        ? pages[page]
        : names instanceof PDFDict && names.has(PDFName.of(page))
          ? PDFName.of(page)
          : undefined;
    if (found === undefined) throw new Error(`A bookmark leads to "${page}", where nothing is.`);
    return found;
  };
}

/** Writes the hash of a file into it as its id. */
function nameByContent(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const id = createHash("sha256").update(file).digest("hex").slice(0, idPlaceholder.length);
  // It stands in the last object, the table of all others, which is not packed.
  const last = file.lastIndexOf(`<${idPlaceholder}>`);
  const first = file.lastIndexOf(`<${idPlaceholder}>`, last - 1);
  if (first === -1) throw new Error("The finished PDF has no place for its id.");
  file.write(id, first + 1, "latin1");
  file.write(id, last + 1, "latin1");
  return bytes;
}

/** Says title, author and the like once more, where libraries' catalogues look: as an XMP packet (ISO 16684). */
function addXmp(context: PDFContext, catalog: PDFDict, facts: PdfFacts): void {
  const packet = new TextEncoder().encode(toXmp(facts));
  const metadata = context.stream(packet, { Type: "Metadata", Subtype: "XML" });
  catalog.set(PDFName.of("Metadata"), context.register(metadata));
}

/** What XML 1.0 has no way to write: control characters, halves of pairs, and two that are none. */
const unwritable = /[\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}|\p{Surrogate}/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function toText(text: string): string {
  return text
    .replace(unwritable, "\uFFFD")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function toXmp({ title, author, subject, keywords, language, date }: PdfFacts): string {
  const time = date?.toISOString().replace(/\.\d+Z$/, "Z") ?? null;
  const inLanguage = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${toText(text)}</rdf:li></rdf:Alt>`;
  const properties: readonly (readonly [string, string | null])[] = [
    ["dc:title", inLanguage(title)],
    ["dc:creator", author && `<rdf:Seq><rdf:li>${toText(author)}</rdf:li></rdf:Seq>`],
    ["dc:description", subject && inLanguage(subject)],
    ["dc:language", language && `<rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag>`],
    ["pdf:Keywords", keywords && toText(keywords)],
    ["xmp:CreatorTool", "lectern"],
    ["xmp:CreateDate", time],
    ["xmp:ModifyDate", time],
  ];
  const said = properties.flatMap(([name, xml]) =>
    xml === null ? [] : `<${name}>${xml}</${name}>`,
  );
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
${said.join("\n")}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

/** How the pages from one on are numbered, until the next range begins. */
interface LabelRange {
  /** The first page of the range, 0-based. The first range begins with 0. */
  readonly page: number;
  /** `roman` is i, ii, iii. */
  readonly style: "decimal" | "roman";
  /** The number of its first page. */
  readonly start: number;
}

/** Returns the ranges for pages that bear these numbers: one where they run on, a further one at each gap. */
export function labelPages(numbers: readonly number[]): LabelRange[] {
  return numbers.flatMap((number, page): LabelRange[] =>
    numbers[page - 1] === number - 1 && page > 0 ? [] : [{ page, style: "decimal", start: number }],
  );
}
