/** What a terminal obeys instead of showing it: control characters, and those that turn the text's direction. */
const unprintable = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

const names: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** How many characters of a text are shown; of a longer one as many at its end as `maxEnd`. */
const maxShown = 1_200;
const maxEnd = 400;

/**
 * Returns a text as one line of a terminal that can do nothing to it: what a terminal obeys is
 * written as JavaScript does, such as `\n` and `\x1B`, and the midst of a very long one is left out.
 * Names of files and words of chapters are anybody's.
 */
export function toPrintable(text: string): string {
  return shorten(text).replace(unprintable, (character) => names[character] ?? toEscape(character));
}

/** What a message says stands before and behind the words that it repeats. */
function shorten(text: string): string {
  if (text.length <= maxShown) return text;
  const shown = `${text.slice(0, maxShown - maxEnd)}…${text.slice(-maxEnd)}`;
  // The cut may part the halves of a character.
  return shown.replace(/\p{Surrogate}/gu, "");
}

function toEscape(character: string): string {
  const hex = character.charCodeAt(0).toString(16).toUpperCase();
  return hex.length > 2 ? `\\u${hex.padStart(4, "0")}` : `\\x${hex.padStart(2, "0")}`;
}
