import { toPlainText, type HtmlInline, type Inline } from "../../model/inline.ts";

/** A block's words as they are read: without readings of ruby, a letter for what is no text. */
export interface ReadableText {
  readonly text: string;
  /** One for one with the text's code units: its offset in the block's plain text; null inside what stays whole. */
  readonly places: readonly (number | null)[];
}

/**
 * A link up to this long, in characters, stays whole: of each piece that a mark makes of it, browsers
 * make a link of its own in a PDF.
 */
const maxWholeLink = 12;

/** Stands for a formula: it is read like a Latin word. */
const formulaLetter = "x";

/** Stands for what has room of its own around it: code and images. */
const boxLetter = "\uFFFC";

/** Returns the words of a block's inlines as they are read. */
export function toReadableText(inlines: readonly Inline[]): ReadableText {
  const read = { text: "", places: [] as (number | null)[] };
  const add = (text: string, placeOf: (index: number) => number | null): void => {
    read.text += text;
    for (let index = 0; index < text.length; index += 1) read.places.push(placeOf(index));
  };
  const walk = (inline: Inline, at: number): void => {
    if (inline.type === "text") return add(inline.value, (index) => at + index);
    if (inline.type === "break") return add("\n", () => null);
    if (inline.type === "footnote") return;
    if (isWhole(inline)) {
      return add(wholeText(inline), (index) => (index === 0 ? at : null));
    }
    if (!("children" in inline)) return;
    const first = read.places.length;
    let offset = at;
    for (const child of inline.children) {
      walk(child, offset);
      offset += toPlainText([child]).length;
    }
    const isShortLink = inline.type === "link" && read.places.length - first <= maxWholeLink;
    if (isShortLink) read.places.fill(null, first + 1);
  };
  let offset = 0;
  for (const inline of inlines) {
    walk(inline, offset);
    offset += toPlainText([inline]).length;
  }
  return read;
}

/** Is nothing to be put into an inline, as into code, formulas and ruby? */
export function isWhole(inline: Inline): boolean {
  if (inline.type === "html") return wholeTag.test(inline.open);
  return ["code", "math", "image", "footnote", "break", "raw-html"].includes(inline.type);
}

const wholeTag = /^<(?:ruby|code|kbd|samp|var|time)\b/i;
const readingTag = /^<(?:rt|rp)\b/i;

function wholeText(inline: Inline): string {
  if (inline.type === "html" && /^<ruby\b/i.test(inline.open)) return baseOf(inline);
  if (toPlainText([inline]) === "") return "";
  return inline.type === "math" ? formulaLetter : boxLetter;
}

function baseOf({ children }: HtmlInline): string {
  return toPlainText(
    children.filter((child) => child.type !== "html" || !readingTag.test(child.open)),
  );
}
