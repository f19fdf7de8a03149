import type { Token } from "marked";

import type { Block } from "../../model/chapter.ts";
import { coverRanges, type Range } from "../../model/source.ts";
import { readHtmlBlock, readHtmlWords, toDetailsBlocks } from "./html-block.ts";
import { endOfEmbedded } from "./raw-html.ts";

/** A block token's raw text, where it stands, and whether it is raw HTML. */
export interface PlacedToken {
  readonly token: Token;
  readonly raw: string;
  readonly isHtml: boolean;
  readonly range: Range;
}

/** Elements in which authors leave lines empty between the parts. */
const listTag = /<(?<slash>\/?)(?:ul|ol|dl|table|blockquote|figure)\b/gi;

/** The same where elements run as they are written: all that hold others. */
const rawTag =
  /<(?<slash>\/?)(?:ul|ol|dl|table|blockquote|figure|div|section|article|aside|main|header|footer|nav|form|fieldset|center|dialog)\b/gi;

/** What, left open, would hide all that is joined to it. */
const hiding = /<(?:!--|script|style|template|noscript|iframe|object|svg)/i;

/**
 * Returns block tokens with raw lists, tables and quotes whole: marked ends raw HTML at an empty line.
 * What has Markdown between its tags stays in parts.
 */
export function joinHtml(tokens: readonly PlacedToken[]): readonly PlacedToken[] {
  return tokens.some((token) => token.isHtml)
    ? joinTagged(tokens, { tag: listTag, hiding })
    : tokens;
}

/**
 * Returns block tokens with all elements whole that hold nothing but HTML, for a user who trusts it:
 * what stands in an `<svg>`, a `<video>` and the like is none of it Markdown.
 */
export function joinRawHtml(tokens: readonly PlacedToken[]): readonly PlacedToken[] {
  if (!tokens.some((token) => token.isHtml)) return tokens;
  const joined: PlacedToken[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const end = endOfEmbedded(tokens, index);
    joined.push(...joinAll(tokens.slice(index, end + 1)));
    index = end;
  }
  return joinTagged(joined, { tag: rawTag, hiding: /<!--(?![\s\S]*-->)/ });
}

interface Joining {
  readonly tag: RegExp;
  readonly hiding: RegExp;
}

function joinTagged(
  tokens: readonly PlacedToken[],
  { tag, hiding }: Joining,
): readonly PlacedToken[] {
  const joined: PlacedToken[] = [];
  let open: PlacedToken[] = [];
  let depth = 0;
  for (const token of tokens) {
    const isPart = (token.isHtml && !hiding.test(token.raw)) || token.token.type === "space";
    if (!isPart || (depth === 0 && !token.isHtml)) {
      if (open.length > 0) joined.push(...open);
      joined.push(token);
      open = [];
      depth = 0;
      continue;
    }
    for (const { groups } of token.raw.matchAll(tag)) depth += groups?.["slash"] === "/" ? -1 : 1;
    depth = Math.max(0, depth);
    open.push(token);
    if (depth > 0) continue;
    joined.push(...joinAll(open));
    open = [];
  }
  return [...joined, ...open];
}

function joinAll(parts: readonly PlacedToken[]): readonly PlacedToken[] {
  const [first, ...rest] = parts;
  if (first === undefined || rest.length === 0) return parts;
  const raw = parts.map((part) => part.raw).join("");
  const range = rest.reduce((all, part) => coverRanges(all, part.range), first.range);
  return [{ ...first, raw, token: { ...first.token, raw } as Token, range }];
}

const detailsTag = /<(?<slash>\/?)details\b[^>]*>/gi;

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
    for (const { groups } of token.raw.matchAll(detailsTag))
      depth += groups?.["slash"] === "/" ? -1 : 1;
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
 * before and after it in its tokens. `inside` are the blocks between the two.
 */
export function toDetails(
  first: PlacedToken,
  last: PlacedToken,
  { inside, isTrusted }: { readonly inside: readonly Block[]; readonly isTrusted: boolean },
): Block[] {
  const readPart = (token: PlacedToken, from: number, to: number): Block[] =>
    readHtmlBlock(
      token.raw.slice(from, to),
      { ...token.range, startLine: lineAt(token, from) },
      isTrusted,
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
