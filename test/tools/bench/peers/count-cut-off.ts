import { readPdf, type PdfPage } from "../../../support/read-pdf.ts";
import type { Owed } from "./peer-chapter.ts";

/** How far beyond its page a run of text may lie by rounding, in pt. */
const tolerancePt = 1;

/** What a printed deck shows. */
export interface Shown {
  readonly pages: number;
  /** Slides of the source of which something that is owed lies on none of its pages. */
  readonly cutOff: number;
}

/**
 * Counts the slides whose words are not all inside their pages. A slide's are the words from its
 * heading to the next slide's, wherever the heading stands: on more than one page where the slide is
 * continued. It is a lower bound: text inside the page that something else hides, or that lies over
 * other text, is not noticed.
 */
export async function countCutOff(path: string, owed: readonly Owed[]): Promise<Shown> {
  const { pages } = await readPdf(path);
  const all = pages.map(seenOn).join("");
  const places = owed
    .flatMap(({ heading }, slide) => placesOf(all, squeeze(heading)).map((at) => ({ at, slide })))
    .toSorted((a, b) => a.at - b.at);
  const seen = owed.map(() => "");
  for (const [index, { at, slide }] of places.entries()) {
    seen[slide] += all.slice(at, places[index + 1]?.at ?? all.length);
  }
  const isCut = ({ pieces }: Owed, index: number): boolean => {
    const words = withoutDigits(seen[index] ?? "");
    return words === "" || pieces.some((piece) => !words.includes(withoutDigits(squeeze(piece))));
  };
  return { pages: pages.length, cutOff: owed.filter(isCut).length };
}

/** Where a heading begins, each time. */
function placesOf(all: string, heading: string): number[] {
  const places: number[] = [];
  for (let at = all.indexOf(heading); at !== -1; at = all.indexOf(heading, at + 1)) places.push(at);
  return places;
}

/** The text that begins and ends inside the page, without white space. */
function seenOn({ widthPt, heightPt, items }: PdfPage): string {
  const inside = items.filter(({ xPt, yPt, widthPt: width }) => {
    const fitsAcross = xPt >= -tolerancePt && xPt + width <= widthPt + tolerancePt;
    return fitsAcross && yPt >= -tolerancePt && yPt <= heightPt + tolerancePt;
  });
  return squeeze(inside.map(({ text }) => text).join(""));
}

/** A page's number may stand in the midst of what goes on overleaf. */
function withoutDigits(text: string): string {
  return text.replace(/\d/g, "");
}

/** Both sides alike, as themes set them: no white space, small letters, straight quotation marks. */
function squeeze(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, "");
}
