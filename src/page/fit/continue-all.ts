import type { FitLooks, SlideMeasures } from "../../core/model/fit.ts";
import { breakCosts } from "./choose-breaks.ts";
import {
  breaksOf,
  continueSlide,
  readingFor,
  readSlide,
  type SlideReading,
} from "./continue-slide.ts";
import { judgeAll, type Measured, smallTextIn } from "./judge-slide.ts";
import { bodyOf, layOut, rootFlowsOf, type SlideState } from "./measure-slide.ts";
import { markPart, unmarkPart } from "./number-parts.ts";
import { readLeaves } from "./read-leaves.ts";

/** How much smaller the room is taken at each further try: where a text is cut, its lines can break otherwise. */
const shrinks = [0.04, 0.1, 0.18, 0.3];

/** A slide on its way to be continued. */
interface Attempt {
  /** Its HTML as it was before it was cut: few slides need it, and a copy of its elements costs more. */
  readonly whole: string;
  /** As it was read then; null where there is nothing to cut between. */
  reading: SlideReading | null;
  /** Where it is cut: the first leaf of each part. */
  breaks: readonly number[];
  /** What stands in its place in the page. */
  parts: readonly SlideState[];
  /** What was known of them before they were looked at. */
  foreseen: ReturnType<typeof foreseeParts>;
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
  /** Puts those parts in the page that nobody looked at: it is laid out anew when it is read next. */
  readonly complete: () => void;
}

/**
 * Continues slides on as many as they need; `crowded` are marked as parts already (`markAsPart`),
 * since a part is set otherwise. Those that cannot be cut stay as they are, without the mark.
 */
export function continueAll(
  states: readonly SlideState[],
  crowded: readonly SlideState[],
  { all }: FitLooks,
): Continued {
  const attempts = new Map(
    crowded.map((state): [SlideState, Attempt] => [
      state,
      {
        whole: state.section.outerHTML,
        reading: null,
        breaks: [],
        parts: [state],
        foreseen: [],
        judged: { tooFull: [state], measured: new Map() },
      },
    ]),
  );
  let rest = cutAll([...attempts.values()], all);
  for (const shrink of shrinks) rest = cutAgain(rest, shrink);
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
    complete: () => {
      for (const { parts } of attempts.values()) putInPage(parts);
    },
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

/** Cuts all slides. Returns those that must be cut otherwise. */
function cutAll(attempts: readonly Attempt[], all: boolean): Attempt[] {
  layOut(attempts.flatMap(({ parts }) => parts));
  for (const attempt of attempts) {
    const [state] = attempt.parts;
    attempt.reading = state === undefined ? null : readSlide(state);
    if (attempt.reading === null) continue;
    attempt.breaks = breaksOf(attempt.reading, 0);
    attempt.foreseen = foreseeParts(attempt.reading, attempt.breaks);
  }
  const cut = attempts.filter(({ breaks }) => breaks.length > 1);
  for (const attempt of cut) {
    if (attempt.reading !== null) attempt.parts = continueSlide(attempt.reading, attempt.breaks);
  }
  if (all) judgeInPage(cut);
  else lookAtParts(cut);
  return cut.filter(mustBeCutAgain);
}

/**
 * Cuts slides anew, their room made smaller by a share; those that it would not cut elsewhere stay
 * as they are. Returns those that must be cut otherwise still.
 */
function cutAgain(attempts: readonly Attempt[], shrink: number): Attempt[] {
  const changed = attempts.filter((attempt) => {
    const breaks = attempt.reading === null ? [] : breaksOf(attempt.reading, shrink);
    if (breaks.length < 2 || breaks.join() === attempt.breaks.join()) return false;
    attempt.breaks = breaks;
    return true;
  });
  for (const attempt of changed) {
    const reading = restore(attempt);
    if (reading !== null) attempt.parts = continueSlide(reading, attempt.breaks);
  }
  judgeInPage(changed);
  return attempts.filter(mustBeCutAgain);
}

function mustBeCutAgain({ judged }: Attempt): boolean {
  return judged.tooFull.some(canBeCutFiner);
}

/**
 * Looks at the parts of slides on which not all is foreseen, and at those of one of each kind. What
 * is foreseen of a kind, which a template or style of the user's may set in its own way, holds
 * unless a look shows otherwise.
 */
function lookAtParts(attempts: readonly Attempt[]): void {
  const kinds = new Set<string>();
  const [open, sure] = partition(attempts, ({ foreseen }) => foreseen.includes(null));
  for (const attempt of open) kinds.add(kindOf(attempt));
  const [samples, others] = partition(sure, (attempt) => {
    const isFirst = !kinds.has(kindOf(attempt));
    kinds.add(kindOf(attempt));
    return isFirst;
  });
  const looked = [...open, ...samples];
  judgeInPage(looked);
  const odd = new Set(looked.filter(isOtherThanForeseen).map(kindOf));
  const [doubtful, foreseen] = partition(others, (attempt) => odd.has(kindOf(attempt)));
  judgeInPage(doubtful);
  for (const attempt of foreseen) attempt.judged = foreseenOf(attempt);
}

function kindOf({ parts }: Attempt): string {
  return parts[0]?.section.className ?? "";
}

function isOtherThanForeseen({ parts, foreseen, judged }: Attempt): boolean {
  return parts.some(
    (part, index) => (foreseen[index] ?? null) !== null && judged.tooFull.includes(part),
  );
}

function judgeInPage(attempts: readonly Attempt[]): void {
  for (const { parts } of attempts) putInPage(parts);
  layOut(attempts.flatMap(({ parts }) => parts));
  for (const attempt of attempts) attempt.judged = judgeAll(attempt.parts);
}

/** Puts the parts after the first, which stands in the page. */
function putInPage([first, ...others]: readonly SlideState[]): void {
  if (others[0]?.section.isConnected === false) first?.section.after(...sectionsOf(others));
}

function foreseenOf({ parts, foreseen }: Attempt): Attempt["judged"] {
  const measured = parts.flatMap(({ section }, index) => {
    const measures = foreseen[index] ?? null;
    return measures === null ? [] : [[section, measures] as const];
  });
  return { tooFull: [], measured: new Map(measured) };
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  const first: T[] = [];
  const second: T[] = [];
  for (const one of all) (isFirst(one) ? first : second).push(one);
  return [first, second];
}

function sectionsOf(states: readonly SlideState[]): HTMLElement[] {
  return states.map(({ section }) => section);
}

/** Puts the whole slide in the place of its parts. Returns how it was read. */
function restore(attempt: Attempt): SlideReading | null {
  const [first, ...others] = attempt.parts;
  if (first === undefined || attempt.reading === null) return null;
  for (const { section } of others) section.remove();
  const section = parseSlide(attempt.whole, first.section);
  first.section.replaceWith(section);
  return readingFor(attempt.reading, section);
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

/**
 * How full a part may be that need not be looked at: less where it may come to have another line, as
 * where it begins amid a text, or where what is repeated is said to be continued.
 */
const sureFullness = { asBefore: 0.95, oneLineMore: 0.85 };

/** What can come out in another size on a part than on the whole slide. */
const changeable = "img, svg, video, .katex, [data-footnotes], [data-columns]";

/**
 * Foresees the parts of a slide that is laid out whole: at the same width, words keep their lines.
 * `breaks` are the first leaves of the parts. Returns each part's measures; null for one that must be looked at to know them. Laying out new
 * parts costs more than all else that fitting does.
 */
function foreseeParts(
  { state, leaves, columns }: SlideReading,
  breaks: readonly number[],
): (SlideMeasures | null)[] {
  const body = bodyOf(state.section);
  const isKnown =
    columns === 1 &&
    state.columns === null &&
    body.querySelector(changeable) === null &&
    [...body.querySelectorAll("table")].every(hasFlatRows) &&
    smallTextIn(body) === null;
  if (!isKnown) return breaks.map(() => null);
  const box = body.getBoundingClientRect();
  const above = (leaves[0]?.top ?? box.top) - box.top;
  return breaks.map((start, part) => {
    const first = leaves[start];
    const last = leaves[(breaks[part + 1] ?? leaves.length) - 1];
    if (first === undefined || last === undefined) return null;
    const repeated = part === 0 ? 0 : first.repeated;
    const fullness = (above + repeated + last.bottom - first.top) / box.height;
    const mayGrow = repeated > 0 || (part > 0 && first.breakCost === breakCosts.sentence);
    if (fullness > (mayGrow ? sureFullness.oneLineMore : sureFullness.asBefore)) return null;
    return {
      overflows: false,
      fullness: Math.round(fullness * 100) / 100,
      smallText: null,
      scaledBlocks: [],
    };
  });
}

/**
 * Has a table one line in every row, and no cell in two? With fewer rows its columns may come out in other widths, but
 * what stands on one line then still does.
 */
function hasFlatRows(table: HTMLTableElement): boolean {
  const [cell] = table.rows[0]?.cells ?? [];
  if (cell === undefined || table.querySelector("[rowspan]") !== null) return false;
  const style = getComputedStyle(cell);
  const line = Number.parseFloat(style.lineHeight);
  const around = ["paddingTop", "paddingBottom", "borderTopWidth", "borderBottomWidth"] as const;
  const height = around.reduce((sum, side) => sum + Number.parseFloat(style[side]), line);
  return [...table.rows].every((row) => row.offsetHeight < height + line / 2);
}
