import type { Token } from "marked";

import { mergeTexts, toPlainText, type Inline } from "../model/inline.ts";
import type { Reading } from "./extensions/extension.ts";
import { standInLine, toImage } from "./html/html-inlines.ts";
import { createTagPairs } from "./html/pair-tags.ts";
import { decodeEntities, decodeText, readAttributes } from "./html/parse-fragment.ts";
import { findRawInline } from "./html/raw-html.ts";
import { resolveSoftBreaks } from "./resolve-soft-breaks.ts";

/** Returns marked's inline tokens as inlines: entities decoded, comments dropped, soft breaks resolved. */
export function toInlines(tokens: readonly Token[], reading: Reading): Inline[] {
  return resolveSoftBreaks(toLooseInlines(tokens, reading));
}

/** Returns the same with its soft breaks still in it, for those who take something out first. */
export function toLooseInlines(tokens: readonly Token[], reading: Reading): Inline[] {
  return readAll(tokens, { depth: 0, reading });
}

interface Place {
  /** How many marks are around. */
  readonly depth: number;
  readonly reading: Reading;
}

/** Marks nested deeper than this are read as their words: nobody can see them. */
const maxDepth = 100;

function readAll(tokens: readonly Token[], place: Place): Inline[] {
  const { depth, reading } = place;
  const [first] = tokens;
  if (tokens.length === 1 && first?.type === "text") return [...readOne(first, place)];
  if (!tokens.some((token) => token.type === "html")) {
    const inlines: Inline[] = [];
    for (const token of tokens) for (const inline of readOne(token, place)) inlines.push(inline);
    return mergeTexts(inlines);
  }
  const pairs = createTagPairs(maxDepth - depth);
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    const found = reading.isTrusted ? findRawInline(tokens, index) : null;
    index = found?.end ?? index;
    if (found !== null) pairs.add([found.html]);
    else if (token.type === "html") pairs.addTag(token.raw, voidElement);
    else pairs.add(readOne(token, { depth: depth + pairs.depth, reading }));
  }
  return pairs.close();
}

function voidElement(name: string, raw: string): Inline[] {
  if (name === "br") return [{ type: "break" }];
  if (name === "wbr") return [];
  if (name === "embed") return standInLine(name, raw, []);
  if (name !== "img") return [{ type: "html", open: raw, children: [], close: "" }];
  const image = toImage(readAttributes(raw) ?? {});
  return image === null ? [] : [image];
}

function readOne(token: Token, place: Place): readonly Inline[] {
  switch (token.type) {
    case "text":
      return token.tokens ? readAll(token.tokens, place) : [{ type: "text", value: textOf(token) }];
    case "escape":
      return [{ type: "text", value: token.text }];
    case "codespan":
      return [{ type: "code", value: token.text }];
    case "br":
      return [{ type: "break" }];
    case "checkbox":
      // A task's box is read from its item.
      return [];
    case "image":
      return readImage(token, place);
    case "link":
    case "strong":
    case "em":
    case "del":
      return readMark(token, place);
    default:
      return readOther(token, place);
  }
}

function readOther(token: Token, { reading }: Place): readonly Inline[] {
  const extension = reading.extensions.find(({ name }) => name === token.type);
  return extension !== undefined && "toInline" in extension
    ? extension.toInline(token)
    : [{ type: "text", value: decodeEntities(token.raw) }];
}

/** Inside a raw `<pre>` or `<code>` marked leaves the text to the browser, which is not strict. */
function textOf(token: Token): string {
  if (token.type !== "text") return token.raw;
  return token.escaped ? decodeText(token.text) : decodeEntities(token.text);
}

function readMark(token: Token, { depth, reading }: Place): Inline[] {
  const inner: Place = { depth: depth + 1, reading };
  const children = () => ("tokens" in token ? readAll(token.tokens ?? [], inner) : []);
  if (depth >= maxDepth) return children();
  if (token.type === "strong") return [{ type: "strong", children: children() }];
  if (token.type === "em") return [{ type: "emphasis", children: children() }];
  if (token.type === "del") return [{ type: "delete", children: children() }];
  if (token.type !== "link") return children();
  const title = titleOf(token.title);
  // What stands between angle brackets, or as a bare address, is meant as it is.
  return token.autolink
    ? [{ type: "link", href: token.href, title, children: [{ type: "text", value: token.text }] }]
    : [{ type: "link", href: decodeEntities(token.href), title, children: children() }];
}

/** An image that names no file and has no words shows nothing: it is none. */
function readImage(token: Token, { depth, reading }: Place): Inline[] {
  const inner: Place = { depth: depth + 1, reading: { ...reading, isTrusted: false } };
  const words = "tokens" in token ? toPlainText(readAll(token.tokens ?? [], inner)) : "";
  const src = token.type === "image" ? decodeEntities(token.href) : "";
  const alt = words.replace(/[ \t\n]+/g, " ");
  const title = token.type === "image" ? titleOf(token.title) : null;
  const isNothing = `${src}${alt}${title ?? ""}`.trim() === "";
  return isNothing ? [] : [{ type: "image", src, alt, title, widthPx: null }];
}

function titleOf(title: string | null | undefined): string | null {
  return title ? decodeEntities(title).replace(/[ \t\n]+/g, " ") : null;
}
