/**
 * A footer is as high on every part of a slide as on the slide. On new parts it keeps that height
 * without being laid out: nobody looks at it before all parts are made.
 */

/** Returns a slide's footer; null for a template that has none of that name. */
export function footerOf(section: HTMLElement): HTMLElement | null {
  return section.querySelector<HTMLElement>(".slide-footer");
}

/** Has a slide's footer stand at a height, in CSS px, without being laid out. */
export function stillFooter(section: HTMLElement, heightPx: number): void {
  const style = footerOf(section)?.style;
  style?.setProperty("height", `${heightPx}px`);
  style?.setProperty("content-visibility", "hidden");
}

/** Takes the traces of `stillFooter` away. */
export function showFooters(sections: readonly HTMLElement[]): void {
  for (const section of sections) {
    const footer = footerOf(section);
    if (footer?.style.contentVisibility !== "hidden") continue;
    footer.style.removeProperty("height");
    footer.style.removeProperty("content-visibility");
    if (footer.getAttribute("style") === "") footer.removeAttribute("style");
  }
}
