/** A slide in the page, and how its type was set so far. */
export interface SlideState {
  readonly section: HTMLElement;
  readonly source: number;
  readonly part: { readonly index: number; readonly count: number } | null;
  readonly items: { readonly start: number; readonly end: number } | null;
  readonly scale: number;
}

/** Half a pixel: what rounding alone can make a box stick out. */
const tolerancePx = 0.5;

/** Returns the box that a slide's content must stay in. */
export function bodyOf(section: HTMLElement): HTMLElement {
  return section.querySelector<HTMLElement>(".slide-body") ?? section;
}

/** Does any part of the content leave the body's box, or a table or picture its width? */
export function overflows(section: HTMLElement): boolean {
  const body = bodyOf(section);
  const box = body.getBoundingClientRect();
  const isTooLarge =
    body.scrollHeight > body.clientHeight + tolerancePx ||
    body.scrollWidth > body.clientWidth + tolerancePx;
  if (isTooLarge) return true;
  return [...body.querySelectorAll("*")].some((element) => {
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return false;
    return (
      bottom > box.bottom + tolerancePx ||
      top < box.top - tolerancePx ||
      right > box.right + tolerancePx ||
      left < box.left - hangPx
    );
  });
}

/** Marks hang left of the text's edge by up to this much. */
const hangPx = 40;

/** How high the heading's text is, in lines of its own. */
export function headingLines(section: HTMLElement): number {
  const heading = section.querySelector<HTMLElement>(".slide-header h2");
  if (heading === null) return 0;
  const range = section.ownerDocument.createRange();
  range.selectNodeContents(heading);
  const lineHeight = Number.parseFloat(getComputedStyle(heading).lineHeight);
  return Math.round(range.getBoundingClientRect().height / lineHeight);
}

/** Returns the element whose children may go on to another slide; null where there is none, or several. */
export function flowOf(section: HTMLElement): HTMLElement | null {
  const flows = bodyOf(section).querySelectorAll<HTMLElement>("[data-flow]");
  return flows.length === 1 ? (flows[0] ?? null) : null;
}
