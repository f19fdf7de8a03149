import { flowIn } from "./flow.ts";
import { bodyOf, rootFlowsOf, type SlideState } from "./measure-slide.ts";

/** Set by rules of its own: how high it would be is not foretold. */
const unforeseen = ".katex, ruby, svg, img";

/**
 * Returns the slides, all too full, that may come to fit when their type is set to `scale` of its
 * size. The others cannot: their words would need more lines than there is room for. Only reads, so
 * that slides without hope need not be laid out to know it.
 */
export function thoseThatMayFit(states: readonly SlideState[], scale: number): SlideState[] {
  // One for all: every change of the page looks at every range there is.
  const range = new Range();
  return states.filter(({ section }) => {
    const room = bodyOf(section).clientHeight;
    let height = 0;
    let bottom = Number.NEGATIVE_INFINITY;
    for (const paragraph of rootFlowsOf(section).flatMap(paragraphsIn)) {
      const box = paragraph.getBoundingClientRect();
      // What stands beside another takes no height of its own.
      if (box.top < bottom - 1) continue;
      bottom = box.bottom;
      const lines = leastLines(paragraph, scale, range);
      height += lines * scale * (Number.parseFloat(getComputedStyle(paragraph).lineHeight) || 0);
      if (height > room) return false;
    }
    return true;
  });
}

/** The smallest blocks of words under each other: sentences flow into one another. */
function paragraphsIn(flow: HTMLElement): HTMLElement[] {
  if (flow.firstElementChild?.matches("[data-sentence]")) return [flow];
  return [...flow.children].flatMap((unit) => {
    const inner = flowIn(unit);
    if (inner !== null) return paragraphsIn(inner);
    return unit instanceof HTMLElement ? [unit] : [];
  });
}

/** Words are as wide as their type is large, however their lines break. */
function leastLines(paragraph: HTMLElement, scale: number, range: Range): number {
  if (paragraph.querySelector(unforeseen) !== null) return 0;
  const width = paragraph.offsetWidth;
  const most = paragraph.closest<HTMLElement>(".slide-body")?.clientWidth ?? width;
  const type = Number.parseFloat(getComputedStyle(paragraph).fontSize);
  // Smaller type beside it may leave it more room, and a mark may hang over its edge.
  const line = width + (most - width) * (1 - scale) + type;
  return Math.max(1, Math.ceil((wordsWidth(paragraph, range) * scale) / line));
}

/** The width of all words in one line, as they are set now. */
function wordsWidth(paragraph: HTMLElement, range: Range): number {
  const texts = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let width = 0;
  while (texts.nextNode() !== null) {
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) width += box.width;
  }
  return width;
}
