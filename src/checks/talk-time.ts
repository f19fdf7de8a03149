import type { Deck } from "../model/deck.ts";

/** How long a chapter's speaker notes take to be spoken. */
export interface TalkTime {
  readonly minutes: number;
  /** Each top-level section, in order; what comes before the first counts in `minutes` only. */
  readonly sections: readonly { readonly title: string; readonly minutes: number }[];
}

/** An unhurried lecture in Japanese. */
const japaneseCharactersAMinute = 300;

/** And in English. */
const wordsAMinute = 130;

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]/gu;

/** A word of any other script, or a number, with the marks inside it. */
const word = /[\p{L}\p{N}]+(?:[-'’.,][\p{L}\p{N}]+)*/gu;

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

/** Returns how many minutes a text takes to be spoken: its Japanese and its other words each at their own rate. */
export function talkMinutes(text: string): number {
  const characters = text.match(japanese)?.length ?? 0;
  const words = text.replace(japanese, " ").match(word)?.length ?? 0;
  return characters / japaneseCharactersAMinute + words / wordsAMinute;
}
