import { layOut } from "./lay-out.ts";
import { bodyOf, overflows, type SlideState } from "./measure-slide.ts";

/** Nothing is made smaller than this share of its size. */
const minimalZoom = 0.05;

/** Halving the interval this often finds the size to less than a hundredth. */
const rounds = 7;

/** Lets formulas that are too wide go on, on another line, where they are added or compared. */
export function wrapFormulas(crowded: readonly SlideState[]): void {
  const formulas = crowded.filter(({ section }) => section.querySelector(".formula") !== null);
  for (const { section } of formulas) section.dataset["wrapped"] = "";
}

/** Scales what cannot be broken (`data-scale`) on the slides that still do not fit. */
export function scaleBlocks(crowded: readonly SlideState[]): void {
  const targets = crowded.flatMap(({ section }) => {
    const blocks = [...bodyOf(section).querySelectorAll<HTMLElement>("[data-scale]")];
    return blocks.length === 0 ? [] : [{ section, blocks }];
  });
  zoom(targets);
}

/** Scales the whole body of the slides: the last resort. */
export function scaleBodies(crowded: readonly SlideState[]): void {
  zoom(crowded.map(({ section }) => ({ section, blocks: [bodyOf(section)] })));
}

interface Target {
  readonly section: HTMLElement;
  readonly blocks: readonly HTMLElement[];
}

/** Finds the largest zoom at which each slide fits, all slides in step. */
function zoom(targets: readonly Target[]): void {
  const bounds = targets.map((target) => ({ ...target, low: minimalZoom, high: 1 }));
  for (let round = 0; round < rounds; round += 1) {
    for (const bound of bounds) setZoom(bound, (bound.low + bound.high) / 2);
    layOut(bounds);
    for (const bound of bounds) {
      const middle = (bound.low + bound.high) / 2;
      if (overflows(bound.section)) bound.high = middle;
      else bound.low = middle;
    }
  }
  // Where even the smallest does not help, the size is not what is wrong.
  for (const bound of bounds) setZoom(bound, bound.low > minimalZoom ? bound.low : 1);
}

function setZoom({ blocks }: Target, scale: number): void {
  for (const block of blocks) {
    block.style.setProperty("zoom", scale === 1 ? "" : String(Math.round(scale * 10_000) / 10_000));
  }
}
