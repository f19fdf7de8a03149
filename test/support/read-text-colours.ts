/** Words of a page as they are painted. */
export interface TextColours {
  /** The slide's layout, and the element they stand in. */
  readonly place: string;
  readonly text: string;
  readonly colour: string;
  /** What may lie behind them, each from the slide's own ground upwards, as computed colours. */
  readonly grounds: readonly (readonly string[])[];
  /** Code, captions and the like, whose contrast may be less. */
  readonly isMinor: boolean;
}

/**
 * Reads the colours of all words on the page's slides, also of those that CSS writes, and of all that
 * lies behind each: the grounds of the elements around it and of the boxes that CSS draws in them.
 * Drawings are left out. Runs in the browser, so that it can use nothing from outside itself.
 */
export function readTextColours(): TextColours[] {
  const minor = "pre, .code, figcaption";
  const drawn = "svg, .katex-mathml, .notes";
  const clear = "rgba(0, 0, 0, 0)";
  const found: TextColours[] = [];
  type Point = { readonly x: number; readonly y: number };

  const boxOf = (element: Element, pseudo: "::before" | "::after"): DOMRect | null => {
    const style = getComputedStyle(element, pseudo);
    if (style.content === "none" || style.position !== "absolute") return null;
    let holder = element;
    while (getComputedStyle(holder).position === "static" && !holder.matches(".slide")) {
      holder = holder.parentElement ?? document.body;
    }
    const { left, top } = holder.getBoundingClientRect();
    const [x = 0, y = 0, width = 0, height = 0] = [
      style.left,
      style.top,
      style.width,
      style.height,
    ].map(Number.parseFloat);
    return new DOMRect(left + x, top + y, width, height);
  };
  /** A ground with stripes may show any of their colours. */
  const paintsOf = (style: CSSStyleDeclaration): string[] => {
    const stripes = style.backgroundImage.match(/(?:rgba?|color)\([^)]*\)/g) ?? [];
    return [style.backgroundColor, ...stripes].filter((colour) => colour !== clear);
  };
  const groundsAt = (element: Element, { x, y }: Point): string[][] => {
    let grounds: string[][] = [[]];
    const chain: Element[] = [];
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      chain.unshift(at);
      if (at.matches(".slide")) break;
    }
    for (const each of chain) {
      const styles = [getComputedStyle(each)];
      for (const pseudo of ["::before", "::after"] as const) {
        const box = boxOf(each, pseudo);
        const isBehind =
          box !== null && x > box.left && x < box.right && y > box.top && y < box.bottom;
        if (isBehind) styles.push(getComputedStyle(each, pseudo));
      }
      for (const style of styles) {
        const paints = paintsOf(style);
        if (paints.length === 0) continue;
        grounds = grounds.flatMap((below) => paints.map((paint) => [...below, paint]));
      }
    }
    return grounds;
  };
  const add = (
    element: Element,
    what: { style: CSSStyleDeclaration; text: string; at: Point; own: readonly string[] },
  ) => {
    const name = element.className === "" ? element.localName : `.${String(element.className)}`;
    found.push({
      place: `${element.closest<HTMLElement>(".slide")?.dataset["layout"]}: ${name}`,
      text: what.text.trim().slice(0, 30),
      colour: what.style.color,
      grounds: groundsAt(element, what.at).map((ground) => [...ground, ...what.own]),
      isMinor: element.closest(minor) !== null,
    });
  };

  for (const slide of document.querySelectorAll(".slide")) {
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || (node.nodeValue ?? "").trim() === "") continue;
      if (element.closest(drawn) !== null || !element.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, width, top, height } = range.getBoundingClientRect();
      const at = { x: left + width / 2, y: top + height / 2 };
      add(element, { style: getComputedStyle(element), text: node.nodeValue ?? "", at, own: [] });
    }
    for (const element of slide.querySelectorAll("*")) {
      if (element.closest(drawn) !== null || !element.checkVisibility()) continue;
      for (const pseudo of ["::before", "::after"] as const) {
        const style = getComputedStyle(element, pseudo);
        if (!/["(][^"]/.test(style.content) || style.content === '""') continue;
        const { left, top } = element.getBoundingClientRect();
        const box = boxOf(element, pseudo) ?? new DOMRect(left, top, 2, 2);
        const at = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
        // Its own box lies behind it already where it is found as a box of the element's.
        const own = paintsOf(style);
        add(element, { style, text: `${pseudo} ${style.content}`, at, own });
      }
    }
  }
  return found;
}
