import type { Block } from "../../model/chapter.ts";
import type { Range } from "../../model/source.ts";
import { readHtmlBlock, readHtmlWords, toDetailsBlocks } from "./html-block.ts";
import type { RawReader } from "./raw-reader.ts";

/** A block token's raw text, where it stands, and whether it is raw HTML. */
export interface PlacedToken {
  readonly raw: string;
  readonly isHtml: boolean;
  readonly range: Range;
}

const tag = /<(?<slash>\/?)details\b[^>]*>/gi;

/**
 * Returns, for each token, the index of the token in which the `<details>` that it opens is closed; -1
 * where it opens none, closes it itself, or none is closed. marked ends raw HTML at a blank line, so
 * that Markdown may stand between the two tags.
 */
export function findDetailsEnds(tokens: readonly PlacedToken[]): readonly number[] {
  const ends = tokens.map(() => -1);
  let depth = 0;
  // Tokens that wait for their ends, each with the depth to come back to.
  const open: { readonly index: number; readonly depth: number }[] = [];
  for (const [index, token] of tokens.entries()) {
    const before = depth;
    if (!token.isHtml) continue;
    for (const { groups } of token.raw.matchAll(tag)) depth += groups?.["slash"] === "/" ? -1 : 1;
    for (let last = open.at(-1); last !== undefined && depth <= last.depth; last = open.at(-1)) {
      ends[last.index] = index;
      open.pop();
    }
    if (depth > before) open.push({ index, depth: before });
  }
  return ends;
}

/**
 * Returns a `<details>` that is closed in another token than the one that opens it, and what stands
 * before and after it in its tokens. `inside` are the blocks between the two; `raw` is null where no
 * HTML runs as it is written.
 */
export function toDetails(
  first: PlacedToken,
  last: PlacedToken,
  { inside, raw }: { readonly inside: readonly Block[]; readonly raw: RawReader | null },
): Block[] {
  const readPart = (token: PlacedToken, from: number, to: number): Block[] =>
    readHtmlBlock(
      token.raw.slice(from, to),
      { ...token.range, startLine: lineAt(token, from) },
      raw,
    );
  const opening = /<details\b[^>]*>/i.exec(first.raw);
  const start = opening?.index ?? 0;
  const from = start + (opening?.[0].length ?? 0);
  const summary = /^\s*<summary\b[^>]*>(?<words>[\s\S]*?)<\/summary>/i.exec(first.raw.slice(from));
  const body = from + (summary?.[0].length ?? 0);
  const end = last.raw.toLowerCase().lastIndexOf("</details");
  const after = end + (/^<\/details\s*>/i.exec(last.raw.slice(end))?.[0].length ?? 0);
  const blocks = [...readPart(first, body, first.raw.length), ...inside, ...readPart(last, 0, end)];
  const title = readHtmlWords(summary?.groups?.["words"] ?? "");
  return [
    ...readPart(first, 0, start),
    ...toDetailsBlocks(title, blocks, {
      ...first.range,
      startLine: lineAt(first, start),
      endLine: Math.max(lineAt(first, start), lineAt(last, after)),
    }),
    ...readPart(last, after, last.raw.length),
  ];
}

/** The line of a place in a token's raw text. */
function lineAt({ raw, range }: PlacedToken, at: number): number {
  return Math.min(range.startLine + raw.slice(0, at).split("\n").length - 1, range.endLine);
}
