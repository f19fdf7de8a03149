import type { PdfFacts } from "../../pdf/finish-pdf.ts";
import type { OutputJob } from "./output.ts";

/** Returns what every PDF of a chapter says of itself; bookmarks and labels are its own. */
export function factsOf(
  { prepared, deck, date }: Pick<OutputJob, "prepared" | "deck" | "date">,
  own: Pick<PdfFacts, "outline" | "labels">,
): PdfFacts {
  const { author, subject, keywords } = prepared.planned.settings;
  return { title: deck.title, language: deck.language, author, subject, keywords, date, ...own };
}
