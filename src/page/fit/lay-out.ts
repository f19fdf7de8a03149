import { overflows, type SlideState } from "./measure-slide.ts";

type InPage = Pick<SlideState, "section">;

/**
 * Has the slides laid out together when they are read next. Changed slides that are laid out one by
 * one cost the browser, each, a look at all the others: slides inside a container that is laid out
 * itself do not. Call after changes, before the first is read; `endLayOut` takes the traces away.
 */
export function layOut([first]: readonly InPage[]): void {
  const style = containerOf(first)?.style;
  if (style !== undefined) style.paddingBottom = style.paddingBottom === "" ? "1px" : "";
}

/** Leaves the slides' container as it was before `layOut`. */
export function endLayOut([first]: readonly InPage[]): void {
  containerOf(first)?.style.removeProperty("padding-bottom");
}

function containerOf(state: InPage | undefined): HTMLElement | null {
  return state?.section.parentElement ?? null;
}

/** Returns the slides that something runs over, as they are after all changes. */
export function crowdedOf(states: readonly SlideState[]): SlideState[] {
  layOut(states);
  return states.filter(({ section }) => overflows(section));
}
