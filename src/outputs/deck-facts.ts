import type { PdfFacts } from "./finish/pdf-facts.ts";
import type { OutputJob } from "./output.ts";

/** Returns what every PDF of a deck says of itself. */
export function factsOf({
  prepared,
  deck,
  madeAt,
}: OutputJob): Omit<PdfFacts, "outline" | "labels"> {
  const { subject, keywords } = prepared.planned.settings;
  const { title, author, language } = deck;
  return { title, author, subject, keywords, language, madeAt };
}
