import type { Inline } from "../model/inline.ts";

/**
 * Characters between which a line end is no word boundary: kanji, kana and the full-width forms
 * and punctuation that go with them. Hangul is not among them: Korean sets words apart by spaces.
 */
const joins =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb-\u30fe\uff01-\uff60\uffe0-\uffe6]/u;

/**
 * Returns the inlines with each soft line break (`\n` in a text) resolved: nothing between two
 * characters that join, else one space. White space around it goes, as CommonMark shows it.
 */
export function resolveSoftBreaks(inlines: readonly Inline[]): Inline[] {
  const leaves: string[] = [];
  collectLeaves(inlines, leaves);
  const all = leaves.join("");
  if (!all.includes("\n")) return [...inlines];
  let offset = 0;
  const take = (value: string): string => {
    const start = offset;
    offset += value.length;
    return value.replace(/[ \t]*\n[ \t]*/g, (match, at: number) => {
      const before = lastCharacter(all.slice(0, start + at).trimEnd());
      const after = firstCharacter(all.slice(start + at + match.length).trimStart());
      return joins.test(before) && joins.test(after) ? "" : " ";
    });
  };
  const skip = (length: number) => {
    offset += length;
  };
  return inlines.map((inline) => resolveOne(inline, take, skip));
}

/** Stands for what is neither text nor white space: an image, a hard break. */
const placeholder = "\ufffc";

function collectLeaves(inlines: readonly Inline[], leaves: string[]): void {
  for (const inline of inlines) {
    if (inline.type === "text" || inline.type === "code") leaves.push(inline.value);
    else if ("children" in inline) collectLeaves(inline.children, leaves);
    else leaves.push(placeholder);
  }
}

function resolveOne(
  inline: Inline,
  take: (value: string) => string,
  skip: (length: number) => void,
): Inline {
  if (inline.type === "text") return { type: "text", value: take(inline.value) };
  if ("children" in inline) {
    return {
      ...inline,
      children: inline.children.map((child) => resolveOne(child, take, skip)),
    };
  }
  skip(inline.type === "code" ? inline.value.length : placeholder.length);
  return inline;
}

function lastCharacter(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? "";
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 32);
}
