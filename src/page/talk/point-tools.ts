import { makeElement } from "./make-element.ts";
import type { Talk } from "./talk.ts";

/** What the pointer does on the slide in view. */
export type PointTool = "laser" | "draw";

/** The laser pointer and the pen. */
export interface PointTools {
  /** Takes a tool in hand, or lays it down. */
  readonly toggle: (tool: PointTool) => void;
  /** Lays down what is in hand. Returns false where nothing was. */
  readonly layDown: () => boolean;
  readonly isDrawing: () => boolean;
  /** Takes from the slide in view what was drawn on it. */
  readonly clear: () => void;
  /** The tools also work where a picture of the slide in view is; `slideIn` finds the slide in it. */
  readonly workOn: (surface: HTMLElement, slideIn: () => HTMLElement | null) => void;
}

/** Returns the tools, working on the deck itself. `onInk` is told when something was drawn or cleared. */
export function createPointTools({ page, deck, reveal }: Talk, onInk: () => void): PointTools {
  const laser = makeElement(page, "div", { className: "talk-laser" });
  const surfaces: HTMLElement[] = [];
  let inHand: PointTool | null = null;
  let drawOn: ((to: StagePoint) => void) | null = null;
  const take = (tool: PointTool | null): void => {
    inHand = tool;
    drawOn = null;
    laser.remove();
    for (const surface of surfaces) {
      if (tool === null) delete surface.dataset["tool"];
      else surface.dataset["tool"] = tool;
    }
  };
  const begin = (at: StagePoint): void => {
    if (inHand === "draw") drawOn = beginLine(reveal.getCurrentSlide(), at);
    move(at);
  };
  const move = (at: StagePoint): void => {
    drawOn?.(at);
    if (drawOn !== null) onInk();
    if (inHand !== "laser") return;
    laser.style.left = `${at.x}px`;
    laser.style.top = `${at.y}px`;
    reveal.getCurrentSlide().append(laser);
  };
  const end = (): void => {
    drawOn = null;
  };
  const workOn: PointTools["workOn"] = (surface, slideIn) => {
    surfaces.push(surface);
    if (inHand !== null) surface.dataset["tool"] = inHand;
    const does = { pointerdown: begin, pointermove: move, pointerup: end, pointercancel: end };
    listen(surface, does, (event) => {
      const slide = inHand === null ? null : slideIn();
      if (inHand === "draw" && slide !== null) event.preventDefault();
      return slide === null ? null : toStage(event, slide);
    });
  };
  workOn(deck, () => reveal.getCurrentSlide());
  reveal.on("slidechanged", end);
  return {
    workOn,
    toggle: (tool) => take(inHand === tool ? null : tool),
    layDown: () => {
      const was = inHand;
      take(null);
      return was !== null;
    },
    isDrawing: () => inHand === "draw",
    clear: () => {
      clearInk(reveal.getCurrentSlide());
      onInk();
    },
  };
}

/** The hand that draws neither swipes nor marks words: other listeners are not told where `toPoint` finds a point. */
function listen(
  surface: HTMLElement,
  does: Readonly<Record<PointerName, (at: StagePoint) => void>>,
  toPoint: (event: PointerEvent) => StagePoint | null,
): void {
  for (const name of pointerNames) {
    const act = (event: PointerEvent): void => {
      const point = toPoint(event);
      if (point === null) return;
      event.stopPropagation();
      does[name](point);
    };
    surface.addEventListener(name, act, { capture: true });
  }
}

const pointerNames = ["pointerdown", "pointermove", "pointerup", "pointercancel"] as const;

type PointerName = (typeof pointerNames)[number];

/** However large the slide is shown. */
function toStage({ clientX, clientY }: PointerEvent, slide: HTMLElement): StagePoint {
  const { left, top, width } = slide.getBoundingClientRect();
  const scale = slide.offsetWidth / width;
  return { x: (clientX - left) * scale, y: (clientY - top) * scale };
}

/** A place on a slide, in px of its stage. */
interface StagePoint {
  readonly x: number;
  readonly y: number;
}

const svgSpace = "http://www.w3.org/2000/svg";

/** Returns what is drawn on a slide, made for it when it has none. It stands in the slide, and so stays with it. */
function inkOf(slide: HTMLElement): Element {
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
function beginLine(slide: HTMLElement, from: StagePoint): (to: StagePoint) => void {
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
function clearInk(slide: HTMLElement): void {
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
