import { tokenizeCss } from "./css-tokens.ts";

/** What the deck's fonts are called in a drawing. */
export const deckFamilies = { text: "Lectern Text", code: "Lectern Code" } as const;

/** What is known of a drawing's fonts. */
export interface FamilyNotes {
  /** The families that it brings along, in small letters. */
  readonly ownFamilies: ReadonlySet<string>;
  /** Becomes true for a family in which code is set. */
  hasCode: boolean;
}

const codeNames =
  /mono|courier|consolas|menlo|monaco|\bcode\b|typewriter|cascadia|hack|inconsolata|等幅/i;

/**
 * Returns a list of font families in which those that the drawing does not bring along are the deck's: its code
 * font for those in which code is set, its text font for all others.
 */
export function mapFamilies(list: string, notes: FamilyNotes): string {
  if (/^(?:inherit|unset)$/i.test(list.trim())) return list.trim().toLowerCase();
  const names = namesIn(list);
  const own = names.filter((name) => notes.ownFamilies.has(name.toLowerCase()));
  const isCode = names.some((name) => !own.includes(name) && codeNames.test(name));
  notes.hasCode ||= isCode;
  return [...own, isCode ? deckFamilies.code : deckFamilies.text]
    .map((name) => `"${name}"`)
    .join(",");
}

const size =
  /^(?:[\d.]+(?:e[+-]?\d+)?(?:[a-z]+|%)|(?:xx?-|xxx-)?(?:small|large)|medium|larger|smaller|0)$/i;

/** Returns the value of the property `font`, its families as `mapFamilies` has them; null for one without families. */
export function mapFontShorthand(value: string, notes: FamilyNotes): string | null {
  if (/^(?:inherit|unset)$/i.test(value)) return value.toLowerCase();
  const words = value
    .split("/")
    .map((part) => part.trim())
    .join("/")
    .split(/\s+/);
  const at = words.findIndex((word) => size.test(word.split("/")[0] ?? ""));
  if (at < 0 || at === words.length - 1) return null;
  const families = mapFamilies(words.slice(at + 1).join(" "), notes);
  return `${words.slice(0, at + 1).join(" ")} ${families}`;
}

function namesIn(list: string): string[] {
  const names = [""];
  for (const { kind, text, value } of tokenizeCss(list)) {
    if (text === ",") names.push("");
    else names[names.length - 1] += kind === "space" ? " " : kind === "string" ? value : text;
  }
  return names.map((name) => name.trim().replace(/["\\]/g, "")).filter((name) => name !== "");
}
