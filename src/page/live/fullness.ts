import type { SlideMeasures } from "../../core/model/fit.ts";
import type { SlideFullness } from "../../core/protocol/live.ts";
import type { LiveWords } from "../../core/protocol/live-words.ts";
import { withNumber } from "./live-words.ts";

/** What is wrong with how a slide is set, the worst of it; empty for nothing. */
export type FullnessMark = "cut-off" | "small-text" | "scaled" | "";

/** A slide in the strip. */
export interface FullnessCell {
  /** 0 to 100. */
  readonly percent: number;
  readonly mark: FullnessMark;
  /** Such as `2/3`; empty for a slide that stands whole. */
  readonly part: string;
  /** Does it go on from the slide before? */
  readonly isJoined: boolean;
  readonly label: string;
}

/** Returns a slide as the strip shows it. `number` is 1-based. */
export function toFullnessCell(
  { measures, part, heading }: SlideFullness,
  number: number,
  words: LiveWords,
): FullnessCell {
  const mark = markOf(measures);
  const share = part === null ? "" : `${part.index}/${part.count}`;
  const percent = Math.round(measures.fullness * 100);
  const label = [
    withNumber(words.slide, number) + (share === "" ? "" : ` (${share})`),
    heading,
    withNumber(words.full, percent),
    wordsOf(mark, words),
  ];
  return {
    percent: Math.min(100, percent),
    mark,
    part: share,
    isJoined: part !== null && part.index > 1,
    label: label.filter((each) => each !== "").join(" · "),
  };
}

/** Returns what is wrong with how a slide is set. */
export function markOf({ overflows, smallText, scaledBlocks }: SlideMeasures): FullnessMark {
  if (overflows) return "cut-off";
  if (smallText !== null) return "small-text";
  return scaledBlocks.length > 0 ? "scaled" : "";
}

function wordsOf(mark: FullnessMark, words: LiveWords): string {
  const named = { "cut-off": words.cutOff, "small-text": words.smallText, scaled: words.scaled };
  return mark === "" ? "" : named[mark];
}
