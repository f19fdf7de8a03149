import createHyphenator from "hyphen";
import patterns from "hyphen/patterns/en-us.js";

const part = createHyphenator(patterns);

/** Fewer letters at a line's end, or at the next one's beginning, are no help to the eye (TeX parts two and three). */
const fewestLetters = 3;

/**
 * A word of the language: small letters alone. Names begin with a capital; what touches a digit or a
 * sign is part of an address, a file's name, code, or a word with a hyphen.
 */
const word =
  /(?<![\p{L}\p{N}\p{M}_./:@#&?=%~+\\\-\u00AD])[a-z]{6,}(?![\p{L}\p{N}\p{M}_/@\\=(\-\u00AD]|[.:?#&%~+]\w)/gu;

/** Returns English words with a soft hyphen wherever they may be parted, by the patterns of TeX. */
export function hyphenate(text: string): string {
  return text.replace(word, (letters) => {
    const parted = part(letters);
    // Its type has promises too, for those who ask for them.
    const parts = typeof parted === "string" ? parted.split("\u00AD") : [letters];
    while (parts.length > 1 && (parts[0]?.length ?? 0) < fewestLetters) {
      parts.splice(0, 2, parts.slice(0, 2).join(""));
    }
    while (parts.length > 1 && (parts.at(-1)?.length ?? 0) < fewestLetters) {
      parts.splice(-2, 2, parts.slice(-2).join(""));
    }
    return parts.join("\u00AD");
  });
}
