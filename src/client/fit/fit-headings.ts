/** Headings of 44 px are set down to 28 px until they stand on two lines. */
const ofSlides = {
  area: ".slide-header",
  scales: [36 / 44, 32 / 44, 28 / 44],
  maxLines: 2,
};

/** The titles of covers and dividers, of 56 to 72 px, may stand on three lines. */
const titles = {
  area: ".slide-body",
  scales: [0.82, 0.68, 0.56, 0.5],
  maxLines: 3,
};

/** Sets long headings smaller, so that they stand on few lines or, at the smallest, on more. */
export function fitHeadings(sections: readonly HTMLElement[]): void {
  // One for all slides, since every change of the page looks at every range there is.
  const range = new Range();
  for (const { area, scales, maxLines } of [ofSlides, titles]) {
    const isLong = (section: HTMLElement): boolean =>
      linesOf(headingIn(section, area), range) > maxLines;
    let long = sections.filter(isLong);
    for (const scale of scales) {
      for (const section of long) section.style.setProperty("--fit-heading", scale.toFixed(4));
      long = long.filter(isLong);
    }
  }
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
