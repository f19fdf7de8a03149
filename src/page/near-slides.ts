import { settleSteps } from "./steps.ts";

/** The slides of a deck, of which only those near the one in view are whole in the page. */
export interface NearSlides {
  /** Makes whole what is near a slide, by its index, and empties what was near before. */
  readonly moveTo: (index: number) => void;
  /** Makes every slide whole, as long as something that shows them all is at work. */
  readonly showAll: (what: AllShown, isAtWork: boolean) => void;
  /** Returns where the content of a slide stands, whole or not. Its notes stand in the slide itself. */
  readonly contentOf: (slide: Element) => ParentNode;
}

/** What shows all slides. */
export type AllShown = "overview" | "print";

/** How many slides before and after the one in view are whole, unless all are to be. */
export const nearDistance = 2;

/**
 * Takes the content of all slides out of the page, but that of the first ones. What stands in the
 * page is looked through by reveal.js at every move, and by the browser where it is laid out anew: a
 * slide that is further away than `distance` is an empty section with its notes. Printing finds them
 * whole. A slide with HTML that runs stays whole: its scripts look for it in the page, and what plays in
 * it would begin anew.
 */
export function createNearSlides(
  page: Document,
  slides: readonly HTMLElement[],
  distance: number,
): NearSlides {
  const away = new Map<Element, DocumentFragment>();
  const allShown = new Set<AllShown>();
  let at = 0;
  const empty = (slide: HTMLElement): void => {
    if (away.has(slide) || slide.querySelector(".raw-html") !== null) return;
    const content = page.createDocumentFragment();
    content.append(...[...slide.childNodes].filter((node) => !stays(node)));
    away.set(slide, content);
  };
  const fill = (slide: HTMLElement): void => {
    const content = away.get(slide);
    if (content === undefined) return;
    away.delete(slide);
    slide.prepend(content);
    settleSteps(slide);
  };
  const isNear = (index: number): boolean => Math.abs(index - at) <= distance;
  const settle = (): void => {
    for (const [index, slide] of slides.entries()) {
      if (allShown.size > 0 || isNear(index)) fill(slide);
      else empty(slide);
    }
  };
  const near: NearSlides = {
    moveTo: (index) => {
      at = Math.min(Math.max(index, 0), slides.length - 1);
      settle();
    },
    showAll: (what, isAtWork) => {
      if (isAtWork) allShown.add(what);
      else allShown.delete(what);
      settle();
    },
    contentOf: (slide) => away.get(slide) ?? slide,
  };
  page.defaultView?.addEventListener("beforeprint", () => near.showAll("print", true));
  page.defaultView?.addEventListener("afterprint", () => near.showAll("print", false));
  settle();
  return near;
}

/** The notes stay in an empty slide, and the white space behind them, so that all comes back in its order. */
function stays(node: Node): boolean {
  const isBlank = node instanceof Text && node.data.trim() === "";
  return isNotes(node) || (isBlank && isNotes(node.previousSibling));
}

function isNotes(node: Node | null): boolean {
  return node instanceof Element && node.matches(".notes");
}
