/** Is an element without what is as wide as rules of its own say, such as formulas and pictures? */
export function isPlain(element: Element): boolean {
  return element.querySelector(".katex, ruby, svg, img") === null;
}

/**
 * Returns how wide an element's words would be in one line, in CSS px, from the lines they stand in
 * now; each piece counts `between` more, for what is lost where a line breaks. `range` is used to
 * measure: one for all, since every change of the page looks at every range there is.
 */
export function wordsWidth(
  element: Element,
  { range, between }: { readonly range: Range; readonly between: number },
): number {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let width = 0;
  while (texts.nextNode() !== null) {
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) width += box.width + between;
  }
  return width;
}
