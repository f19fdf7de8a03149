/** What a page shows to be read, slide by slide. */
export interface ReadCards {
  /** In the order in which they stand, from top to bottom, each below the one before. */
  readonly ids: readonly string[];
  /** How wide the page is, with all that can be scrolled to, in CSS px. */
  readonly pageWidth: number;
  /** The size of the words of most slides, in CSS px. */
  readonly bodyPx: number;
  /** Words that are smaller than 14 CSS px, with their size. */
  readonly small: readonly string[];
  /** Words that stand, or could be scrolled, outside their card. */
  readonly cut: readonly string[];
  /** Words that stand on those of another element. */
  readonly covered: readonly string[];
}

/**
 * Looks at all slides of a page that is read. Runs in the page. Of readings, small letters above and
 * below the line, and letters in formulas only what is around them is looked at.
 */
export function readCards(): ReadCards {
  const style = document.createElement("style");
  style.textContent = ".deck .slide { content-visibility: visible !important }";
  document.head.append(style);
  const cards = Array.from(document.querySelectorAll<HTMLElement>(".deck .slide"));
  const small: string[] = [];
  const cut: string[] = [];
  const covered: string[] = [];
  const sizes: number[] = [];
  let bottom = 0;
  const ids: string[] = [];
  for (const card of cards) {
    const box = card.getBoundingClientRect();
    if (box.top + window.scrollY >= bottom - 1) ids.push(card.id);
    bottom = box.bottom + window.scrollY;
    const places: { readonly words: string; readonly rect: DOMRect; readonly parent: Element }[] =
      [];
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const words = node.textContent?.trim() ?? "";
      if (parent === null || words === "" || parent.closest("rt, svg, .katex, .notes, style"))
        continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = Array.from(range.getClientRects()).filter(({ width }) => width > 0);
      const told = `${card.id}: ${words.slice(0, 40)}`;
      const px = Number.parseFloat(getComputedStyle(parent).fontSize) * zoomOf(parent);
      if (px < 13.9 && parent.closest("sup, sub") === null) small.push(`${told} (${px} px)`);
      if (parent.closest(".slide-body") && !parent.closest("code, .footnotes")) sizes.push(px);
      const scroller = parent.closest(".code-lines, .formula, .diagram, .slide-body") ?? card;
      const room = scroller.getBoundingClientRect();
      const mayScroll = getComputedStyle(scroller).overflowX === "auto";
      for (const rect of rects) {
        const isBeside = rect.left < box.left - 1 || (!mayScroll && rect.right > box.right + 1);
        // Letters are lower than the box of their line.
        const top = rect.top + rect.height * 0.15;
        const bottom = rect.bottom - rect.height * 0.15;
        const isOver = top < room.top || bottom > room.bottom;
        if (isBeside || isOver) cut.push(told);
        places.push({ words: told, rect, parent });
      }
    }
    for (const [index, one] of places.entries()) {
      for (const other of places.slice(index + 1)) {
        if (one.parent.contains(other.parent) || other.parent.contains(one.parent)) continue;
        const across =
          Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
        const down =
          Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
        // Boxes of lines overlap a little where their letters do not.
        if (across > 2 && down > Math.min(one.rect.height, other.rect.height) * 0.4) {
          covered.push(`${one.words} | ${other.words}`);
        }
      }
    }
  }
  const pageWidth = document.documentElement.scrollWidth;
  style.remove();
  const sorted = sizes.toSorted((a, b) => a - b);
  return {
    ids,
    pageWidth,
    small,
    cut,
    covered,
    bodyPx: sorted[Math.floor(sorted.length / 2)] ?? 0,
  };

  function zoomOf(element: Element): number {
    return "currentCSSZoom" in element ? Number(element.currentCSSZoom) : 1;
  }
}
