import {
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
  type PDFContext,
} from "@cantoo/pdf-lib";

import { escapeHtml } from "../../render/escape-html.ts";
import type { ParsedPdf } from "./parse-pdf.ts";
import type { PdfFacts } from "./pdf-facts.ts";

/** The program that made the document; the producer of the PDF stays the browser. */
const creator = "lectern";

/** Writes title, author and the like, where readers and where libraries' catalogues look for them. */
export function writeMetadata(pdf: ParsedPdf, facts: PdfFacts): void {
  const { context, catalog } = pdf;
  const info = context.obj({});
  const said = {
    Title: facts.title,
    Author: facts.author,
    Subject: facts.subject,
    Keywords: facts.keywords,
    Creator: creator,
    Producer: producerOf(context),
  };
  for (const [key, value] of Object.entries(said)) {
    if (value !== null) info.set(PDFName.of(key), PDFHexString.fromText(value));
  }
  if (facts.madeAt !== null) {
    info.set(PDFName.of("CreationDate"), PDFString.fromDate(facts.madeAt));
    info.set(PDFName.of("ModDate"), PDFString.fromDate(facts.madeAt));
  }
  if (context.trailerInfo.Info instanceof PDFRef) context.delete(context.trailerInfo.Info);
  context.trailerInfo.Info = context.register(info);
  const xmp = new TextEncoder().encode(toXmp(facts));
  const metadata = context.stream(xmp, { Type: "Metadata", Subtype: "XML" });
  catalog.set(PDFName.of("Metadata"), context.register(metadata));
  catalog.set(PDFName.of("Lang"), PDFString.of(facts.language));
  catalog.set(PDFName.of("ViewerPreferences"), context.obj({ DisplayDocTitle: true }));
}

/** Returns what the browser calls itself; null where it does not say. */
function producerOf(context: PDFContext): string | null {
  const info = context.lookupMaybe(context.trailerInfo.Info, PDFDict);
  const producer = info?.lookupMaybe(PDFName.of("Producer"), PDFString, PDFHexString);
  return producer?.decodeText() ?? null;
}

/** Returns the same as an XMP packet. */
function toXmp({ title, author, subject, keywords, language, madeAt }: PdfFacts): string {
  const date = madeAt?.toISOString().replace(/\.\d+Z$/, "Z") ?? null;
  const inLanguage = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(text)}</rdf:li></rdf:Alt>`;
  const properties: readonly (readonly [string, string | null])[] = [
    ["dc:title", inLanguage(title)],
    ["dc:creator", author && `<rdf:Seq><rdf:li>${escapeHtml(author)}</rdf:li></rdf:Seq>`],
    ["dc:description", subject && inLanguage(subject)],
    ["dc:language", `<rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag>`],
    ["pdf:Keywords", keywords && escapeHtml(keywords)],
    ["xmp:CreatorTool", creator],
    ["xmp:CreateDate", date],
    ["xmp:ModifyDate", date],
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
