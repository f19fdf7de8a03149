import { continueSlide, findCut } from "./continue-slide.ts";
import { judgeAll, type Measured } from "./judge-slide.ts";
import { layOut } from "./lay-out.ts";
import { markPart, unmarkPart } from "./mark-part.ts";
import { rootFlowsOf, type SlideState } from "./measure-slide.ts";
import { readLeaves } from "./read-leaves.ts";

/** How much smaller the room is taken at each further try: where a text is cut, its lines can break otherwise. */
const shrinks = [0.04, 0.1, 0.18, 0.3];

/** A slide on its way to be continued. */
interface Attempt {
  /** Its HTML as it was before it was cut: few slides need it, and a copy of its elements costs more. */
  readonly whole: string;
  /** What stands in its place in the page. */
  parts: readonly SlideState[];
  /** How they came out, as of the last look. */
  judged: ReturnType<typeof judgeAll>;
}

/** What came of continuing slides. */
export interface Continued {
  /** All, with the parts in their places. */
  readonly states: readonly SlideState[];
  /** Those that are still too full. */
  readonly rest: readonly SlideState[];
  /** What was measured of parts that fit, and that nothing changes any more. */
  readonly measured: Measured;
}

/**
 * Continues slides on as many as they need; `crowded` are marked as parts already (`markAsPart`),
 * since a part is set otherwise. Those that cannot be cut stay as they are, without the mark.
 */
export function continueAll(
  states: readonly SlideState[],
  crowded: readonly SlideState[],
): Continued {
  const attempts = new Map(
    crowded.map((state): [SlideState, Attempt] => [
      state,
      {
        whole: state.section.outerHTML,
        parts: [state],
        judged: { tooFull: [state], measured: new Map() },
      },
    ]),
  );
  let rest = tryAll([...attempts.values()], 0);
  onStage(rest, () => {
    for (const shrink of shrinks) {
      for (const attempt of rest) restore(attempt);
      rest = tryAll(rest, shrink);
    }
  });
  for (const { parts } of attempts.values()) {
    if (parts[0] !== undefined && parts.length === 1) unmarkPart(parts[0].section);
  }
  return {
    states: states.flatMap((state) => attempts.get(state)?.parts ?? [state]),
    rest: [...attempts.values()].flatMap(({ judged }) => judged.tooFull),
    measured: new Map(
      [...attempts.values()]
        // Parts of columns are numbered anew, with those of their rows.
        .filter(({ parts }) => parts.every(({ columns }) => columns === null))
        .flatMap(({ judged }) => [...judged.measured]),
    ),
  };
}

/**
 * Marks a slide as a part before it is known how many there will be. The label beside the heading is
 * shown only where it may take a line of its own (`isTight`): elsewhere nothing moves for it.
 */
export function markAsPart(section: HTMLElement, isTight: boolean): void {
  if (isTight) markPart(section, { index: 1, count: 10 });
  else section.dataset["part"] = "1";
}

/** Cuts all slides, their room made smaller by a share. Returns those that must be tried again. */
function tryAll(attempts: readonly Attempt[], shrink: number): Attempt[] {
  layOut(attempts.flatMap(({ parts }) => parts));
  const cuts = attempts.map(({ parts: [state] }) =>
    state === undefined ? null : findCut(state, shrink),
  );
  for (const [index, cut] of cuts.entries()) {
    const attempt = attempts[index];
    if (attempt !== undefined && cut !== null) attempt.parts = continueSlide(cut);
  }
  const cut = attempts.filter(({ parts }) => parts.length > 1);
  layOut(cut.flatMap(({ parts }) => parts));
  for (const attempt of cut) attempt.judged = judgeAll(attempt.parts);
  return cut.filter(({ judged }) => judged.tooFull.some(canBeCutFiner));
}

/**
 * Runs `act` with the slides in a container of their own, and puts them back: taking a slide away
 * from among thousands costs the browser a look at all of them.
 */
function onStage(attempts: readonly Attempt[], act: () => void): void {
  const container = attempts[0]?.parts[0]?.section.parentElement ?? null;
  if (container === null) return;
  const stage = container.cloneNode(false) as HTMLElement;
  container.after(stage);
  const places = attempts.map(({ parts }) => {
    const place = container.ownerDocument.createComment("");
    parts[0]?.section.before(place);
    stage.append(...sectionsOf(parts));
    return place;
  });
  act();
  for (const [index, { parts }] of attempts.entries()) {
    places[index]?.replaceWith(...sectionsOf(parts));
  }
  stage.remove();
}

function sectionsOf(states: readonly SlideState[]): HTMLElement[] {
  return states.map(({ section }) => section);
}

/** Puts the whole slide in the place of its parts. */
function restore(attempt: Attempt): void {
  const [first, ...others] = attempt.parts;
  if (first === undefined || others.length === 0) return;
  for (const { section } of others) section.remove();
  const section = parseSlide(attempt.whole, first.section);
  first.section.replaceWith(section);
  attempt.parts = [{ ...first, section, windows: null }];
}

function canBeCutFiner({ section }: SlideState): boolean {
  return readLeaves(rootFlowsOf(section)).length > 1;
}

/** Returns a slide from its HTML; `place` is in the page it is for. */
function parseSlide(html: string, place: HTMLElement): HTMLElement {
  const template = place.ownerDocument.createElement("template");
  template.innerHTML = html;
  return place.ownerDocument.importNode(template.content, true).firstElementChild as HTMLElement;
}
