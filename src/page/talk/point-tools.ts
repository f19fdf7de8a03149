import { beginLine, clearInk, type StagePoint } from "./ink.ts";
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
