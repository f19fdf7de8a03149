/** What is wrong with a slide as the browser shows it. */
export interface SlideFault {
  /** 1-based. */
  readonly slide: number;
  readonly kind: "outside" | "under-footer" | "overlap" | "too-small" | "empty" | "clipped";
  readonly detail: string;
}

/**
 * Looks at every slide of the page in its own way, without the code that fitted it: every line of
 * text and every picture must lie on its slide, above the footer, not on another block, and not
 * below its legible size. Runs in the browser, so that it can use nothing from outside itself.
 */
export function proveSlides(): SlideFault[] {
  const faults: SlideFault[] = [];
  const wholes = ".katex, svg, img, .missing";
  const small =
    "pre, code, kbd, samp, table, figcaption, .code, .footnotes, .missing, .callout-title, .missing-image";
  const exempt = "sup, sub, rt, .katex, svg, .part";
  const blockOf = (node: Element): Element =>
    ["inline", "contents", "ruby", "ruby-text"].includes(getComputedStyle(node).display) &&
    node.parentElement !== null
      ? blockOf(node.parentElement)
      : node;
  for (const [index, slide] of [...document.querySelectorAll(".deck .slide")].entries()) {
    const add = (kind: SlideFault["kind"], detail: string) => {
      faults.push({ slide: index + 1, kind, detail: detail.trim().slice(0, 60) });
    };
    const frame = slide.getBoundingClientRect();
    const foot = slide.querySelector(".slide-footer")?.getBoundingClientRect();
    const hasFooter = foot !== undefined && foot.height > 0;
    const floor = hasFooter ? foot.top : frame.bottom;
    const areas = [...slide.querySelectorAll(".slide-header, .slide-body")];
    const boxes = new Map<
      Element,
      { top: number; bottom: number; left: number; right: number }[]
    >();
    const put = (block: Element, rects: Iterable<DOMRect>, what: string) => {
      for (const { top, bottom, left, right, width, height } of rects) {
        if (width < 0.5 || height < 0.5) continue;
        const isOut =
          left < frame.left - 1 ||
          right > frame.right + 1 ||
          top < frame.top - 1 ||
          bottom > frame.bottom + 1;
        if (isOut) add("outside", what);
        else if (bottom > floor + 1) add("under-footer", what);
        boxes.set(block, [...(boxes.get(block) ?? []), { top, bottom, left, right }]);
      }
    };
    for (const area of areas) {
      for (const whole of area.querySelectorAll(wholes)) {
        if (whole.parentElement?.closest(wholes) || !whole.checkVisibility()) continue;
        put(
          whole.matches(".katex") ? blockOf(whole) : whole,
          [whole.getBoundingClientRect()],
          whole.outerHTML,
        );
      }
      for (const number of area.querySelectorAll(".katex-html > .tag")) {
        const { left } = number.getBoundingClientRect();
        const bases = [...(number.parentElement?.querySelectorAll(":scope > .base") ?? [])];
        const isOn = bases.some((base) => base.getBoundingClientRect().right > left + 1);
        if (isOn) add("overlap", `${number.textContent} on its formula`);
      }
      const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const parent = node.parentElement;
        const text = node.nodeValue ?? "";
        if (parent === null || text.trim() === "" || !parent.checkVisibility()) continue;
        if (parent.closest(".katex, svg") !== null) continue;
        const range = document.createRange();
        // Spaces that code keeps at the end of a line hang beyond it: nobody sees them.
        for (const { 0: words, index: at } of text.matchAll(/\S+(?:\s\S+)*/g)) {
          range.setStart(node, at);
          range.setEnd(node, at + words.length);
          put(blockOf(parent), range.getClientRects(), text);
        }
        if (parent.closest(exempt) !== null || area.matches(".slide-header")) continue;
        const size =
          Number.parseFloat(getComputedStyle(parent).fontSize) *
          ("currentCSSZoom" in parent ? Number(parent.currentCSSZoom) : 1);
        if (size < (parent.closest(small) === null ? 24 : 20) - 0.1)
          add("too-small", `${size} px: ${text}`);
      }
      for (const element of area.querySelectorAll("*")) {
        const { overflowX, overflowY } = getComputedStyle(element);
        const hides = [overflowX, overflowY].some((value) => value !== "visible");
        const isOver =
          element.scrollHeight > element.clientHeight + 1 ||
          element.scrollWidth > element.clientWidth + 1;
        if (hides && isOver && element.closest("svg, .katex") === null)
          add("clipped", element.className.toString());
      }
    }
    const all = [...boxes];
    for (const [at, [one, rects]] of all.entries()) {
      for (const [other, others] of all.slice(at + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        const meet = rects.some((a) =>
          others.some(
            (b) =>
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3 &&
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2,
          ),
        );
        if (meet) add("overlap", `${one.textContent} / ${other.textContent}`);
      }
    }
    const isEmpty = ![...boxes.keys()].some((block) => block.closest(".slide-body") !== null);
    if (isEmpty && !slide.matches(".layout-divider")) add("empty", slide.id);
  }
  return faults;
}
