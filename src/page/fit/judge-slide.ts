import type { ScaledBlock, SlideMeasures } from "../../core/model/fit.ts";
import {
  bodyOf,
  boundsOf,
  boxesIn,
  isTooLarge,
  sticksOut,
  type Bounds,
  type SlideState,
} from "./measure-slide.ts";

/** Words are not set below this, code, tables, captions and the like not below the other; in px. */
const floors = { words: 24, small: 20 };

/** What the lower floor is for. */
const smallKinds =
  "pre, code, kbd, samp, table, figcaption, .code, .footnotes, .missing, .callout-title, .part";

/** Set by rule in a size of its own: not measured. */
const exempt = "sup, sub, rt, .katex, svg, [hidden]";

/**
 * A figure is too small when the slide's room has made its shorter side smaller than this, in px. That
 * happens to very long ones alone; others are small because somebody wants them so, as a logo is.
 */
const minimalSidePx = 96;

const minimalPictureScale = 0.5;

/** How many times as long as it is high, or as high as it is long, a very long picture is. */
const longShape = 4;

/** Words in a diagram are not read below this size, in px. */
const minimalDiagramTypePx = 14;

/** What was measured of slides that fit. */
export type Measured = ReadonlyMap<HTMLElement, SlideMeasures>;

/** Measures slides, laid out before. Returns those that something runs over, and what was measured of the rest. */
export function judgeAll(states: readonly SlideState[]): {
  readonly tooFull: readonly SlideState[];
  readonly measured: Measured;
} {
  const measured = new Map<HTMLElement, SlideMeasures>();
  const tooFull = states.filter(({ section }) => {
    const measures = measureSlide(section);
    if (!measures.overflows) measured.set(section, measures);
    return measures.overflows;
  });
  return { tooFull, measured };
}

/** Measures a slide as it is set in the page. Sizes are in px of the stage. */
export function measureSlide(section: HTMLElement): SlideMeasures {
  const body = bodyOf(section);
  return {
    ...measureBoxes(body, boundsOf(section)),
    smallText: smallTextIn(body),
    scaledBlocks: [...scaledImages(body), ...scaledDrawings(body)],
  };
}

function measureBoxes(
  body: HTMLElement,
  bounds: Bounds,
): Pick<SlideMeasures, "overflows" | "fullness"> {
  const { box } = bounds;
  let isOut = isTooLarge(body);
  let bottom = box.top;
  const boxes = boxesIn(body);
  for (const [index, element] of boxes.entries()) {
    const own = element.getBoundingClientRect();
    isOut ||= sticksOut(element, own, bounds);
    const isInnermost = boxes[index + 1]?.parentElement !== element || element.localName === "svg";
    if (isInnermost && own.width > 0 && own.height > 0) bottom = Math.max(bottom, own.bottom);
  }
  const fullness = box.height === 0 ? 0 : (bottom - box.top) / box.height;
  return { overflows: isOut, fullness: round(fullness) };
}

/** Finds the smallest text below its floor in what is laid out. */
export function smallTextIn(body: HTMLElement): SlideMeasures["smallText"] {
  let worst: SlideMeasures["smallText"] = null;
  let last: Element | null = null;
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const { parentElement: element, nodeValue } = texts.currentNode;
    if (element === null || element === last || !/\S/.test(nodeValue ?? "")) continue;
    const isLikeLast = last !== null && areAlike(element, last);
    last = element;
    if (isLikeLast) continue;
    const ownPx = Number.parseFloat(getComputedStyle(element).fontSize);
    const sizePx = ownPx * zoomOf(element);
    if (sizePx >= floors.words - 0.1 || element.closest(exempt) !== null) continue;
    const floorPx = element.closest(smallKinds) === null ? floors.words : floors.small;
    const isWorse = worst === null || sizePx / floorPx < worst.sizePx / worst.floorPx;
    if (sizePx < floorPx - 0.1 && isWorse) {
      worst = { sizePx: Math.round(sizePx * 10) / 10, floorPx };
    }
  }
  return worst;
}

/** Are two elements siblings of one kind, such as the items of a list? Their words are as large. */
function areAlike(one: Element, other: Element): boolean {
  return (
    one.parentElement === other.parentElement &&
    one.localName === other.localName &&
    one.className === other.className &&
    one.attributes.length === other.attributes.length
  );
}

/** How much the element and all around it is zoomed. */
function zoomOf(element: Element): number {
  return "currentCSSZoom" in element ? Number(element.currentCSSZoom) : 1;
}

function scaledImages(body: HTMLElement): ScaledBlock[] {
  return [...body.querySelectorAll<HTMLImageElement>("figure img")].flatMap((image) => {
    const { width, height } = image.getBoundingClientRect();
    const { naturalWidth, naturalHeight } = image;
    if (naturalWidth === 0 || naturalHeight === 0) return [];
    const scale = Math.min(width / naturalWidth, height / naturalHeight);
    const [short = 0, long = 0] = [width, height].toSorted((a, b) => a - b);
    const isLong = long >= longShape * short;
    const isSmall = isLong && short < minimalSidePx && scale < minimalPictureScale;
    const name = authorsName(image.getAttribute("src") ?? "");
    return isSmall ? [{ kind: "image" as const, name, scale: round(scale) }] : [];
  });
}

/** The built file's name has a hash that the author never wrote. */
function authorsName(src: string): string {
  const name = decodeURIComponent(src.split("/").at(-1) ?? "");
  return name.replace(/-[0-9a-f]{8}(?=\.[^.]+$)/, "");
}

function scaledDrawings(body: HTMLElement): ScaledBlock[] {
  return [...body.querySelectorAll<HTMLElement>("[data-scale]")].flatMap((block): ScaledBlock[] => {
    const drawing = block.querySelector<SVGSVGElement>(".diagram svg");
    if (drawing !== null) return scaledDiagram(drawing);
    const formula = block.querySelector<HTMLElement>(".katex");
    const zoom = zoomOf(block);
    if (formula === null) return [];
    const sizePx = Number.parseFloat(getComputedStyle(formula).fontSize) * zoom;
    return sizePx < floors.words - 0.1 ? [{ kind: "formula", name: "", scale: round(zoom) }] : [];
  });
}

function scaledDiagram(drawing: SVGSVGElement): ScaledBlock[] {
  const words = drawing.querySelector("text, foreignObject");
  const own = drawing.viewBox.baseVal.width;
  if (words === null || own === 0) return [];
  const scale = drawing.getScreenCTM()?.a ?? 1;
  const sizePx = Number.parseFloat(getComputedStyle(words).fontSize) * scale;
  return sizePx < minimalDiagramTypePx ? [{ kind: "diagram", name: "", scale: round(scale) }] : [];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
