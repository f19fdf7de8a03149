/** What a terminal obeys instead of showing it: control characters, and those that turn the text's direction. */
const unprintable = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

const names: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * Returns a text as one line of a terminal that can do nothing to it: what a terminal obeys is
 * written as JavaScript does, such as `\n` and `\x1B`. Names of files and words of chapters are
 * anybody's.
 */
export function toPrintable(text: string): string {
  return text.replace(unprintable, (character) => names[character] ?? toEscape(character));
}

function toEscape(character: string): string {
  const hex = character.charCodeAt(0).toString(16).toUpperCase();
  return hex.length > 2 ? `\\u${hex.padStart(4, "0")}` : `\\x${hex.padStart(2, "0")}`;
}
