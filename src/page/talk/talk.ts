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

/** A browser may refuse to remember anything, and throws when it is asked. */
export function readStored(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Remembers a text, or forgets it for null, as far as the browser lets us. */
export function store(storage: () => Storage, key: string, text: string | null): void {
  try {
    if (text === null) storage().removeItem(key);
    else storage().setItem(key, text);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Returns the name under which something of this deck is remembered. */
export function storeKey(page: Document, what: string): string {
  return `lectern:${what}:${page.location.pathname}`;
}
