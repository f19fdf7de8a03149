import type { Deck } from "../model/deck.ts";
import { talkMinutes } from "../protocol/talk-minutes.ts";

/** How long a chapter's speaker notes take to be spoken. */
export interface TalkTime {
  readonly minutes: number;
  /** Each top-level section, in order; what comes before the first counts in `minutes` only. */
  readonly sections: readonly { readonly title: string; readonly minutes: number }[];
}

/** Returns how long a deck's notes take to be spoken. */
export function estimateTalkTime(deck: Deck): TalkTime {
  const minutesOf = (section: string | null) =>
    talkMinutes(
      deck.slides
        .filter((slide) => slide.section === section)
        .map(({ notes }) => notes)
        .join("\n"),
    );
  const sections = deck.sections.map(({ id, title }) => ({ title, minutes: minutesOf(id) }));
  const minutes = sections.reduce((sum, section) => sum + section.minutes, minutesOf(null));
  return { minutes, sections };
}
