import { PDFName, type PDFContext, type PDFDict } from "@cantoo/pdf-lib";

import type { PdfFacts } from "../finish-pdf.ts";

/** Says title, author and the like once more, where libraries' catalogues look: as an XMP packet (ISO 16684). */
export function addXmp(context: PDFContext, catalog: PDFDict, facts: PdfFacts): void {
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
