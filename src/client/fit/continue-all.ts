import { continueSlide, findCut } from "./continue-slide.ts";
import { markPart, unmarkPart } from "./mark-part.ts";
import { overflows, rootFlowsOf, type SlideState } from "./measure-slide.ts";
import { readLeaves } from "./read-leaves.ts";

/** How much smaller the room is taken at each try: where a text is cut, its lines can break otherwise. */
const shrinks = [0, 0.04, 0.1, 0.18, 0.3];

/** A slide on its way to be continued. */
interface Attempt {
  /** As it was before it was cut, not in the page. */
  readonly whole: HTMLElement;
  /** What stands in its place in the page. */
  parts: readonly SlideState[];
}

/**
 * Continues slides on as many as they need. Those that cannot be cut stay as they are. Returns all
 * of `states` with the parts in their places.
 */
export function continueAll(
  states: readonly SlideState[],
  crowded: readonly SlideState[],
): SlideState[] {
  const attempts = new Map(
    crowded.map((state): [SlideState, Attempt] => [
      state,
      { whole: state.section.cloneNode(true) as HTMLElement, parts: [state] },
    ]),
  );
  let rest = [...attempts.values()];
  for (const shrink of shrinks) {
    for (const attempt of rest) restore(attempt);
    const cuts = rest.map(({ parts: [state] }) =>
      state === undefined ? null : findCut(state, shrink),
    );
    for (const [index, cut] of cuts.entries()) {
      const attempt = rest[index];
      if (attempt !== undefined && cut !== null) attempt.parts = continueSlide(cut);
    }
    rest = rest.filter(({ parts }) => parts.length > 1 && parts.some(canBeCutFiner));
  }
  for (const { parts } of attempts.values()) {
    if (parts[0] !== undefined && parts.length === 1) unmarkPart(parts[0].section);
  }
  return states.flatMap((state) => attempts.get(state)?.parts ?? [state]);
}

/** Puts the whole slide in the place of its parts; marked as one, since a part is set otherwise. */
function restore(attempt: Attempt): void {
  const [first, ...others] = attempt.parts;
  if (first === undefined) return;
  for (const { section } of others) section.remove();
  const section = others.length === 0 ? first.section : attempt.whole.cloneNode(true);
  if (section !== first.section) first.section.replaceWith(section);
  const state = { ...first, section: section as HTMLElement, windows: null };
  markPart(state.section, { index: 1, count: 10 });
  attempt.parts = [state];
}

function canBeCutFiner({ section }: SlideState): boolean {
  return overflows(section) && readLeaves(rootFlowsOf(section)).length > 1;
}
