/** What appears one by one: items of lists, and terms with what they mean. */
const stepSelector = ".list > li, .terms > div";

/**
 * Returns what appears after a slide itself, in order; nothing on a slide that stands there at once.
 * Its first item comes with the slide: no slide is empty.
 */
export function laterSteps(slide: Element): Element[] {
  const { classList } = slide;
  const isWished =
    classList.contains("incremental") || slide.closest("[data-incremental]") !== null;
  if (!isWished || classList.contains("at-once")) return [];
  return [...slide.querySelectorAll(`.slide-body :is(${stepSelector})`)].slice(1);
}

/** Marks what appears one by one as reveal.js calls it. */
export function markFragments(slides: Iterable<Element>): void {
  for (const slide of slides) {
    for (const step of laterSteps(slide)) step.classList.add("fragment");
  }
}

/** Leaves the steps of a slide that is not in view as reveal.js does: on one that was, all have appeared. */
export function settleSteps(slide: Element): void {
  const isPast = slide.classList.contains("past");
  for (const step of laterSteps(slide)) step.classList.toggle("visible", isPast);
}

/**
 * Gives each step of each slide a page of its own, for print. Links lead to a slide's first. Returns
 * how many pages each slide has become.
 */
export function splitSteps(page: Document): number[] {
  return [...page.querySelectorAll(".deck > .slides > .slide")].map((slide) => {
    const count = laterSteps(slide).length + 1;
    const later = Array.from({ length: count - 1 }, () => withoutIds(slide.cloneNode(true)));
    slide.after(...later);
    for (const [index, each] of [slide, ...later].entries()) {
      if (!(each instanceof HTMLElement)) continue;
      for (const step of laterSteps(each).slice(index)) {
        if (step instanceof HTMLElement) step.style.visibility = "hidden";
      }
    }
    return count;
  });
}

function withoutIds(copy: Node): Node {
  if (copy instanceof Element) {
    for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
  }
  return copy;
}
