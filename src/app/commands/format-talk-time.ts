import type { TalkTime } from "../../core/check/talk-time.ts";

/** Returns the lines that say how long a chapter takes to be spoken; none for one without notes. */
export function formatTalkTime({ minutes, sections }: TalkTime): readonly string[] {
  if (minutes === 0) return [];
  const own = sections.map((section) => `    ${section.title}: ${toWords(section.minutes)}`);
  return [`  talk time: ${toWords(minutes)}`, ...own];
}

function toWords(minutes: number): string {
  if (minutes === 0) return "no notes";
  return minutes < 0.5 ? "under 1 min" : `about ${Math.round(minutes)} min`;
}
