import type { Token, Tokens } from "marked";

/** From this share of items on, a term on a line of its own is how the list is written. */
const minimalShare = 0.5;

/**
 * Returns a list's items with a forgotten mark put in: where at least half of the items end their
 * first line with a hard break, and another has two lines but lacks the second space, it is read
 * as having it.
 */
export function mendBreaks(items: readonly Tokens.ListItem[]): readonly Tokens.ListItem[] {
  const firsts = items.map((item) => firstLineEnd(item));
  const hard = firsts.filter((end) => end === "hard").length;
  if (hard === 0 || hard / items.length < minimalShare) return items;
  return items.map((item, index) => (firsts[index] === "soft" ? mendItem(item) : item));
}

function firstLineEnd(item: Tokens.ListItem): "hard" | "soft" | "none" {
  for (const token of wordsOf(item)) {
    if (token.type === "br" || (token.type === "html" && /^<br\b/i.test(token.raw))) return "hard";
    if (token.type === "text" && token.raw.includes("\n")) return "soft";
  }
  return "none";
}

function wordsOf(item: Tokens.ListItem): readonly Token[] {
  const first = item.tokens[0];
  const holdsWords = first?.type === "text" || first?.type === "paragraph";
  return holdsWords && "tokens" in first ? (first.tokens ?? []) : [];
}

function mendItem(item: Tokens.ListItem): Tokens.ListItem {
  const [first, ...rest] = item.tokens;
  if (first === undefined) return item;
  const words = wordsOf(item);
  const at = words.findIndex((token) => token.type === "text" && token.raw.includes("\n"));
  const text = words[at];
  if (text?.type !== "text") return item;
  const end = text.text.indexOf("\n");
  const part = (value: string): Token => ({ type: "text", raw: value, text: value });
  const mended: Token[] = [
    ...words.slice(0, at),
    part(text.text.slice(0, end).trimEnd()),
    { type: "br", raw: "\n" },
    part(text.text.slice(end + 1).trimStart()),
    ...words.slice(at + 1),
  ];
  return { ...item, tokens: [{ ...first, tokens: mended } as Token, ...rest] };
}
