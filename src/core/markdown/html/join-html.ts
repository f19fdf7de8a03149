import type { Token } from "marked";

import { coverRanges } from "../../model/source.ts";
import { endOfEmbedded } from "./join-embedded.ts";
import type { PlacedToken } from "./read-details.ts";

type Placed = PlacedToken & { readonly token: Token };

/** Elements in which authors leave lines empty between the parts. */
const tag = /<(?<slash>\/?)(?:ul|ol|dl|table|blockquote|figure)\b/gi;

/** The same where elements run as they are written: all that hold others. */
const rawTag =
  /<(?<slash>\/?)(?:ul|ol|dl|table|blockquote|figure|div|section|article|aside|main|header|footer|nav|form|fieldset|center|dialog)\b/gi;

/** What, left open, would hide all that is joined to it. */
const hiding = /<(?:!--|script|style|template|noscript|iframe|object|svg)/i;

/**
 * Returns block tokens with raw lists, tables and quotes whole: marked ends raw HTML at an empty line.
 * What has Markdown between its tags stays in parts.
 */
export function joinHtml(tokens: readonly Placed[]): readonly Placed[] {
  return tokens.some((token) => token.isHtml) ? joinTagged(tokens, { tag, hiding }) : tokens;
}

/**
 * Returns block tokens with all elements whole that hold nothing but HTML, for a user who trusts it:
 * what stands in an `<svg>`, a `<video>` and the like is none of it Markdown.
 */
export function joinRawHtml(tokens: readonly Placed[]): readonly Placed[] {
  if (!tokens.some((token) => token.isHtml)) return tokens;
  const joined: Placed[] = [];
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

function joinTagged(tokens: readonly Placed[], { tag, hiding }: Joining): readonly Placed[] {
  const joined: Placed[] = [];
  let open: Placed[] = [];
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

function joinAll(parts: readonly Placed[]): readonly Placed[] {
  const [first, ...rest] = parts;
  if (first === undefined || rest.length === 0) return parts;
  const raw = parts.map((part) => part.raw).join("");
  const range = rest.reduce((all, part) => coverRanges(all, part.range), first.range);
  return [{ ...first, raw, token: { ...first.token, raw } as Token, range }];
}
