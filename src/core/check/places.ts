import type { Position, Range, SourceFile } from "../model/source.ts";

/** What may be before a block on its line: marks of quotes, items, notes and definitions, and the box of a task. */
const marks =
  /^(?:[ \t]*(?:>|[-*+:](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]]+\]:))*[ \t]*(?:\[[ xX]\][ \t]+)?/;

/** Returns where a block's own text begins, among the lines of its file; for a heading in raw HTML, its tag. */
export function placeOfBlock(lines: readonly string[], { startLine }: Range): Position {
  const line = lines[startLine - 1] ?? "";
  const start = marks.exec(line)?.[0].length ?? 0;
  const tag = line.charAt(start) === "<" ? line.search(/<h[1-6]\b/i) : -1;
  return { line: startLine, column: Math.max(start, tag) + 1 };
}

/** Returns where an address is in the lines of its block; the beginning of the block where it is not. */
export type PlaceInSource = (address: string, range: Range) => Position;

/** What is surely followed by an address: the end of a link's or image's words, or an attribute's name. */
const surely = /(?:\]\(\s*<?|\b(?:src|href)\s*=\s*["']?)$/i;

/** What may be before it, such as the line end in `](⏎address)`. */
const perhaps = /(?:^|[(<"'=\s])$/;

/** What is after it. */
const end = /^(?:$|[)>"'\s])/;

/**
 * Returns how to find addresses of links and images in a chapter's text. Blocks know their lines
 * only: an address that a block holds twice is found at its first place, then at its second. Ask for
 * them in source order.
 */
export function createPlaceInSource(source: SourceFile): PlaceInSource {
  const lines = source.text.split("\n");
  const counts = new Map<string, number>();
  return (address, range) => {
    if (address === "") return placeOfBlock(lines, range);
    const key = `${range.startLine} ${address}`;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    const places = findAll(address, lines.slice(range.startLine - 1, range.endLine));
    const certain = places.filter(({ before }) => surely.test(before));
    const likely = places.filter(({ before }) => perhaps.test(before));
    const place = certain[count] ?? certain.at(-1) ?? likely[count] ?? likely.at(-1);
    return place === undefined
      ? placeOfBlock(lines, range)
      : { line: range.startLine + place.line, column: place.before.length + 1 };
  };
}

interface Place {
  /** 0-based, from the block's first line. */
  readonly line: number;
  /** The line's text before it. */
  readonly before: string;
}

function findAll(address: string, lines: readonly string[]): Place[] {
  return lines.flatMap((text, line) => {
    const places: Place[] = [];
    for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
      if (end.test(text.slice(at + address.length)))
        places.push({ line, before: text.slice(0, at) });
    }
    return places;
  });
}

/** A comment with instructions. */
const comment = /<!--\s*slide:[\s\S]*?-->/g;

/**
 * Returns how to find a word of an instruction in its comment, by the lines of the comment or of the
 * paragraph that it is in. A word that is there twice is found at its first place, then at its
 * second: ask in source order. A word that a line end parts is where its comment begins.
 */
export function createPlaceOfInstruction(
  source: SourceFile,
): (word: string, range: Range) => Position {
  const lines = source.text.split("\n");
  const counts = new Map<string, number>();
  return (word, range) => {
    const key = `${range.startLine} ${word}`;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    const text = lines.slice(range.startLine - 1, range.endLine).join("\n");
    const comments = [...text.matchAll(comment)];
    const places = comments.flatMap((match) =>
      findWord(match[0], word).map((at) => match.index + at),
    );
    const offset = places[count] ?? places.at(-1) ?? comments[0]?.index;
    if (offset === undefined) return placeOfBlock(lines, range);
    const before = text.slice(0, offset).split("\n");
    return {
      line: range.startLine + before.length - 1,
      column: (before.at(-1) ?? "").length + 1,
    };
  };
}

function findWord(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isWhole =
      /[\s:]/.test(text.charAt(at - 1)) && /^(?:\s|-->)/.test(text.slice(at + word.length));
    if (isWhole) places.push(at);
  }
  return places;
}
