import { talkMinutes } from "../../core/protocol/talk-minutes.ts";
import type { TalkWords } from "../../core/protocol/talk-words.ts";

/** How long each slide is meant to take, by its notes. */
export interface TalkPlan {
  /** One for one with the slides, in order. */
  readonly slides: readonly { readonly section: string; readonly ms: number }[];
  readonly totalMs: number;
}

const minuteMs = 60_000;

/** Reads from the slides how long they are meant to take. What comes before the first section has an empty section. */
export function readTalkPlan(slides: readonly Element[]): TalkPlan {
  const planned = slides.map((slide) => ({
    section: slide.getAttribute("data-section") ?? "",
    ms: talkMinutes(spokenWords(slide)) * minuteMs,
  }));
  return { slides: planned, totalMs: planned.reduce((sum, { ms }) => sum + ms, 0) };
}

/** A formula stands there twice, and readings stand beside the words that they are of. */
function spokenWords(slide: Element): string {
  const notes = slide.querySelector(".notes")?.cloneNode(true);
  if (!(notes instanceof Element)) return "";
  for (const unsaid of notes.querySelectorAll(".katex-html, annotation, rt, rp")) unsaid.remove();
  return notes.textContent;
}

/** Returns how long a section is meant to take. */
export function sectionMs({ slides }: TalkPlan, section: string): number {
  return slides.reduce((sum, slide) => sum + (slide.section === section ? slide.ms : 0), 0);
}

/**
 * Returns by how much the talk is behind its plan, negative when it is ahead, 0 as long as it is
 * within the time of the slide in view, `index`.
 */
export function delayMs({ slides }: TalkPlan, index: number, elapsedMs: number): number {
  const beginMs = slides.slice(0, index).reduce((sum, { ms }) => sum + ms, 0);
  const endMs = beginMs + (slides[index]?.ms ?? 0);
  return elapsedMs < beginMs ? elapsedMs - beginMs : Math.max(0, elapsedMs - endMs);
}

const worthSayingMs = 1000;

/** Is a talk behind its plan, by a second or more? */
export function isLate(delay: number): boolean {
  return delay >= worthSayingMs;
}

/** Returns in words by how much a talk is behind its plan or ahead of it. */
export function describeDelay(
  delay: number,
  { behind, ahead, onTime }: Pick<TalkWords, "behind" | "ahead" | "onTime">,
): string {
  if (isLate(delay)) return `${formatTime(delay)} ${behind}`;
  return delay <= -worthSayingMs ? `${formatTime(delay)} ${ahead}` : onTime;
}

/** Returns a time as `1:05` or `1:02:05`, without its fraction of a second. */
export function formatTime(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  const [first = 0, ...rest] = hours > 0 ? [hours, ...parts] : parts;
  return [String(first), ...rest.map((part) => String(part).padStart(2, "0"))].join(":");
}
