import type { Block, Callout } from "../model/chapter.ts";
import type { Inline } from "../model/inline.ts";
import { coverRanges, type Range } from "../model/source.ts";
import { readHtmlBlock } from "./html-block.ts";

/** A block token's raw text, where it stands, and whether it is raw HTML. */
export interface PlacedToken {
  readonly raw: string;
  readonly isHtml: boolean;
  readonly range: Range;
}

const tag = /<(?<slash>\/?)details\b[^>]*>/gi;

/**
 * Returns the index of the token in which the `<details>` that token `start` opens is closed; -1
 * where it opens none, or none is closed. marked ends raw HTML at a blank line, so that Markdown
 * may stand between the two tags.
 */
export function findDetailsEnd(tokens: readonly PlacedToken[], start: number): number {
  let depth = 0;
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.isHtml === true) {
      for (const { groups } of token.raw.matchAll(tag)) depth += groups?.["slash"] === "/" ? -1 : 1;
    }
    if (depth <= 0) return index === start && !/<details\b/i.test(token?.raw ?? "") ? -1 : index;
  }
  return -1;
}

/**
 * Returns a `<details>` as a callout with its summary as the title, and what stands before and after
 * it in its tokens. `inside` are the blocks between the first token and the last.
 */
export function toDetails(
  first: PlacedToken,
  last: PlacedToken,
  inside: readonly Block[],
): Block[] {
  const isOne = first === last;
  const opening = /<details\b[^>]*>/i.exec(first.raw);
  const from = (opening?.index ?? 0) + (opening?.[0].length ?? 0);
  const to = last.raw.toLowerCase().lastIndexOf("</details");
  const summary = /^\s*<summary\b[^>]*>(?<words>[\s\S]*?)<\/summary>/i.exec(first.raw.slice(from));
  const body = from + (summary?.[0].length ?? 0);
  const blocks = isOne
    ? readHtmlBlock(first.raw.slice(body, to), first.range)
    : [
        ...readHtmlBlock(first.raw.slice(body), first.range),
        ...inside,
        ...readHtmlBlock(last.raw.slice(0, to), last.range),
      ];
  const title = wordsOf(summary?.groups?.["words"] ?? "", first.range);
  const range = coverRanges(first.range, last.range);
  const callout: Callout = { type: "callout", kind: "details", title, blocks, range };
  const after = last.raw.slice(to).replace(/^<\/details\s*>/i, "");
  return [
    ...readHtmlBlock(first.raw.slice(0, opening?.index ?? 0), first.range),
    ...(blocks.length === 0 ? titleAlone(title, range) : [callout]),
    ...readHtmlBlock(after, last.range),
  ];
}

function wordsOf(html: string, range: Range): Inline[] {
  return readHtmlBlock(html, range).flatMap((block) =>
    block.type === "paragraph" ? [...block.inlines] : [],
  );
}

function titleAlone(title: readonly Inline[], range: Range): Block[] {
  return title.length === 0 ? [] : [{ type: "paragraph", inlines: title, range }];
}
