/** A place on a slide, in px of its stage. */
export interface StagePoint {
  readonly x: number;
  readonly y: number;
}

const svgSpace = "http://www.w3.org/2000/svg";

/** Returns what is drawn on a slide, made for it when it has none. It stands in the slide, and so stays with it. */
export function inkOf(slide: HTMLElement): Element {
  const found = slide.querySelector(":scope > .talk-ink");
  if (found !== null) return found;
  const ink = slide.ownerDocument.createElementNS(svgSpace, "svg");
  ink.setAttribute("class", "talk-ink");
  ink.setAttribute("viewBox", `0 0 ${slide.offsetWidth} ${slide.offsetHeight}`);
  ink.setAttribute("aria-hidden", "true");
  slide.append(ink);
  return ink;
}

/** Begins a line on a slide. Returns how to draw it on. */
export function beginLine(slide: HTMLElement, from: StagePoint): (to: StagePoint) => void {
  const line = slide.ownerDocument.createElementNS(svgSpace, "path");
  let last = from;
  // A line that goes nowhere is a dot.
  let drawn = `M${toText(from)}l0.1 0`;
  line.setAttribute("d", drawn);
  inkOf(slide).append(line);
  return (to) => {
    // Curves from middle to middle: no corners where the hand was fast.
    drawn += `Q${toText(last)} ${toText({ x: (last.x + to.x) / 2, y: (last.y + to.y) / 2 })}`;
    last = to;
    line.setAttribute("d", drawn);
  };
}

/** Takes from a slide all that was drawn on it. */
export function clearInk(slide: HTMLElement): void {
  slide.querySelector(":scope > .talk-ink")?.remove();
}

/** Gives a slide what was drawn on another that it takes the place of. */
export function moveInk(from: HTMLElement, to: HTMLElement): void {
  const ink = from.querySelector(":scope > .talk-ink");
  const found = to.querySelector(":scope > .talk-ink");
  if (ink === null) return;
  if (found === null) to.append(ink);
  else found.append(...ink.childNodes);
}

function toText({ x, y }: StagePoint): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
