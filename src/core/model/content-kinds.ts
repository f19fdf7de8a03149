import type { Deck } from "./deck.ts";

/** What a deck holds that needs a library of its own to be shown. */
export interface ContentKinds {
  readonly hasRawHtml: boolean;
  readonly hasMath: boolean;
  readonly hasCode: boolean;
  readonly hasDiagrams: boolean;
}

/** Returns which kinds of content stand anywhere on the slides or in the notes. */
export function contentKindsOf(deck: Deck): ContentKinds {
  const types = new Set<string>();
  collectTypes(deck.slides, types);
  return {
    hasRawHtml: types.has("html"),
    hasMath: types.has("math") || types.has("formula"),
    hasCode: types.has("code"),
    hasDiagrams: types.has("diagram"),
  };
}

function collectTypes(value: unknown, types: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const inner of value) collectTypes(inner, types);
    return;
  }
  if ("type" in value && typeof value.type === "string") types.add(value.type);
  for (const inner of Object.values(value)) {
    // Most values are words and numbers.
    if (typeof inner === "object") collectTypes(inner, types);
  }
}
