import { layOut, type SlideState } from "./measure-slide.ts";

/** Headings of 44 px are set down to 28 px until they stand on two lines. */
const ofSlides = {
  area: ".slide-header",
  /** What is set smaller: no more than must be, since all in it is laid out again. */
  scaled: (heading: Element): Element | null => heading.closest(".slide-header"),
  scales: [36 / 44, 32 / 44, 28 / 44],
  maxLines: 2,
};

/** The titles of covers and dividers, of 56 to 72 px, may stand on three lines. */
const titles = {
  area: ".slide-body",
  scaled: (heading: Element): Element | null => heading,
  scales: [0.82, 0.68, 0.56, 0.5],
  maxLines: 3,
};

/**
 * Sets long headings smaller, so that they stand on few lines or, at the smallest, on more. Returns
 * the slides that it changed.
 */
export function fitHeadings(states: readonly SlideState[]): SlideState[] {
  // One for all slides, since every change of the page looks at every range there is.
  const range = new Range();
  return [ofSlides, titles].flatMap(({ area, scaled, scales, maxLines }) => {
    const isLong = ({ section }: SlideState): boolean =>
      linesOf(headingIn(section, area), range) > maxLines;
    const changed = states.filter(isLong);
    let long = changed;
    for (const scale of scales) {
      for (const { section } of long) {
        const heading = headingIn(section, area);
        const element = heading === null ? null : scaled(heading);
        if (element instanceof HTMLElement) {
          element.style.setProperty("--fit-heading", scale.toFixed(4));
        }
      }
      layOut(long);
      long = long.filter(isLong);
    }
    return changed;
  });
}

/** "(10/12)" beside a heading is narrower than this, in em of the heading. */
const labelEm = 5;

/** Returns the slides whose headings may need another line when "(2/3)" stands beside them. */
export function tightHeadings(states: readonly SlideState[]): Set<HTMLElement> {
  const range = new Range();
  const tight = states.filter(({ section }) => {
    const heading = section.querySelector("h1, h2");
    if (heading === null) return true;
    range.selectNodeContents(heading);
    const { right } = heading.getBoundingClientRect();
    const end = [...range.getClientRects()].findLast(({ width }) => width > 0)?.right ?? right;
    return end + Number.parseFloat(getComputedStyle(heading).fontSize) * labelEm > right;
  });
  return new Set(tight.map(({ section }) => section));
}

/** In two steps: a selector that names an ancestor looks above the slide, too. */
function headingIn(section: HTMLElement, area: string): Element | null {
  return section.querySelector(area)?.querySelector("h1, h2") ?? null;
}

/** How high a heading's text is, in lines of its own. */
function linesOf(heading: Element | null, range: Range): number {
  if (heading === null) return 0;
  range.selectNodeContents(heading);
  const lineHeight = Number.parseFloat(getComputedStyle(heading).lineHeight);
  return Math.round(range.getBoundingClientRect().height / lineHeight);
}
