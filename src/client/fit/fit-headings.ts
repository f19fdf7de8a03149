import { headingLines } from "./measure-slide.ts";

/** A heading of 44 px may be set down to 28 px until it stands on two lines. */
const scales = [36 / 44, 32 / 44, 28 / 44];

const maxLines = 2;

/** Sets long headings smaller, so that they stand on two lines or, at the smallest, on more. */
export function fitHeadings(sections: readonly HTMLElement[]): void {
  const range = new Range();
  const isLong = (section: HTMLElement): boolean => headingLines(section, range) > maxLines;
  let long = sections.filter(isLong);
  for (const scale of scales) {
    for (const section of long) section.style.setProperty("--fit-heading", scale.toFixed(4));
    long = long.filter(isLong);
  }
}
