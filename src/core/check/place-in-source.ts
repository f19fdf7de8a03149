import type { Position, Range, SourceFile } from "../model/source.ts";
import { placeOfBlock } from "./place-of-block.ts";

/** Returns where an address stands within the lines of its block; the block's beginning where it does not. */
export type PlaceInSource = (address: string, range: Range) => Position;

/** What stands before an address for certain: the end of a link's or image's words, or an attribute's name. */
const surely = /(?:\]\(\s*<?|\b(?:src|href)\s*=\s*["']?)$/i;

/** What may stand before it, such as the line end in `](⏎address)`. */
const perhaps = /(?:^|[(<"'=\s])$/;

/** What stands behind it. */
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
