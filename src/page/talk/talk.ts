import type Reveal from "reveal.js";

import type { TalkWords } from "../../core/protocol/talk-words.ts";
import type { NearSlides } from "../near-slides.ts";
import type { TalkClock } from "./talk-clock.ts";

/** What the speaker's tools work on. */
export interface Talk {
  readonly page: Document;
  readonly deck: HTMLElement;
  readonly reveal: InstanceType<typeof Reveal>;
  readonly near: NearSlides;
  readonly words: TalkWords;
  readonly clock: TalkClock;
}

/** Dispatched on the deck when its slides have become others, while they are written. */
export const slidesReplaced = "lectern:replaced";

/** Returns what the tools say. With a template that does not tell, they say the words' own names. */
export function readWords(deck: Element): TalkWords {
  const json = deck.getAttribute("data-words");
  if (json !== null) return JSON.parse(json) as TalkWords;
  return new Proxy({}, { get: (_, name) => String(name) }) as TalkWords;
}
