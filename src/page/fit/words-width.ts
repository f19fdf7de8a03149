/** Is an element without what is as wide as rules of its own say, such as formulas and pictures? */
export function isPlain(element: Element): boolean {
  return element.querySelector(".katex, ruby, svg, img") === null;
}

/**
 * Returns how wide an element's words would be in one line, in CSS px, from the lines they stand in
 * now; each line counts `between` more, for what is lost where it breaks. `range` is used to measure:
 * one for all, since every change of the page looks at every range there is.
 */
export function wordsWidth(
  element: Element,
  { range, between }: { readonly range: Range; readonly between: number },
): number {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let width = 0;
  let lineTop: number | null = null;
  while (texts.nextNode() !== null) {
    range.selectNodeContents(texts.currentNode);
    for (const { width: own, top } of range.getClientRects()) {
      // Phrases of one line are texts of their own: only lines are counted.
      width += own + (top === lineTop ? 0 : between);
      lineTop = top;
    }
  }
  return width;
}
