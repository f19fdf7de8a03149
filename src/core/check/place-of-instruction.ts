import type { Position, Range, SourceFile } from "../model/source.ts";
import { placeOfBlock } from "./place-of-block.ts";

/** A comment that speaks to the planner. */
const comment = /<!--\s*slide:[\s\S]*?-->/g;

/**
 * Returns how to find a word of an instruction in its comment, by the lines of the comment or of the
 * paragraph that it stands in. A word that stands there twice is found at its first place, then at its
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
