import { decodeHTML } from "entities";
import type { Token } from "marked";

import { toPlainText, type Inline } from "../model/inline.ts";
import { decodeEntities } from "./html/decode-entities.ts";
import type { RubyPair } from "./extensions/ruby.ts";
import { standInLine } from "./html/html-embedded.ts";
import { createTagPairs, mergeTexts } from "./html/pair-tags.ts";
import { readRawImage } from "./html/raw-image.ts";
import { findRawInline } from "./html/raw-inlines.ts";
import type { RawReader } from "./html/raw-reader.ts";
import { resolveSoftBreaks } from "./resolve-soft-breaks.ts";

/**
 * Returns marked's inline tokens as inlines: entities decoded, comments dropped, soft breaks resolved.
 * `raw` is null where no HTML runs as it is written.
 */
export function toInlines(tokens: readonly Token[], raw: RawReader | null): Inline[] {
  return resolveSoftBreaks(toLooseInlines(tokens, raw));
}

/** Returns the same with its soft breaks still in it, for those who take something out first. */
export function toLooseInlines(tokens: readonly Token[], raw: RawReader | null): Inline[] {
  return readAll(tokens, { depth: 0, raw });
}

interface Place {
  /** How many marks are around. */
  readonly depth: number;
  readonly raw: RawReader | null;
}

/** Marks nested deeper than this are read as their words: nobody can see them. */
const maxDepth = 100;

function readAll(tokens: readonly Token[], place: Place): Inline[] {
  const { depth, raw } = place;
  const [first] = tokens;
  if (tokens.length === 1 && first?.type === "text") return readOne(first, place);
  if (!tokens.some((token) => token.type === "html")) {
    const inlines: Inline[] = [];
    for (const token of tokens) for (const inline of readOne(token, place)) inlines.push(inline);
    return mergeTexts(inlines);
  }
  const pairs = createTagPairs(maxDepth - depth);
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    const found = raw === null ? null : findRawInline(tokens, index, raw);
    index = found?.end ?? index;
    if (found !== null) pairs.add([found.html]);
    else if (token.type === "html") pairs.addTag(token.raw, voidElement);
    else pairs.add(readOne(token, { depth: depth + pairs.depth, raw }));
  }
  return pairs.close();
}

function voidElement(name: string, raw: string): Inline[] {
  if (name === "br") return [{ type: "break" }];
  if (name === "wbr") return [];
  if (name === "embed") return standInLine(name, raw, []);
  if (name !== "img") return [{ type: "html", open: raw, children: [], close: "" }];
  const image = readRawImage(raw);
  return image === null ? [] : [image];
}

function readOne(token: Token, place: Place): Inline[] {
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
    case "inlineMath":
      return [{ type: "math", value: token["text"], ...definitionsOf(token) }];
    case "ruby":
      return readRuby(token["pairs"]);
    case "footnoteReference":
      return [{ type: "footnote", label: token["label"], number: token["number"] }];
    case "link":
    case "strong":
    case "em":
    case "del":
      return readMark(token, place);
    default:
      return [{ type: "text", value: decodeEntities(token.raw) }];
  }
}

/** Returns what `carryDefinitions` found for a formula. */
export function definitionsOf(token: Token): { readonly definitions?: string } {
  const { definitions } = token as { readonly definitions?: string };
  return definitions === undefined ? {} : { definitions };
}

/** Inside a raw `<pre>` or `<code>` marked leaves the text to the browser, which is not strict. */
function textOf(token: Token): string {
  if (token.type !== "text") return token.raw;
  return token.escaped ? decodeHTML(token.text) : decodeEntities(token.text);
}

function readMark(token: Token, { depth, raw }: Place): Inline[] {
  const inner: Place = { depth: depth + 1, raw };
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

function readRuby(pairs: readonly RubyPair[]): Inline[] {
  return pairs.map(({ base, reading }): Inline => {
    const children: Inline[] = [{ type: "text", value: reading }];
    const over: Inline = { type: "html", open: "<rt>", children, close: "</rt>" };
    const under: Inline = { type: "text", value: base };
    return { type: "html", open: "<ruby>", children: [under, over], close: "</ruby>" };
  });
}

/** An image that names no file and has no words shows nothing: it is none. */
function readImage(token: Token, { depth }: Place): Inline[] {
  const inner: Place = { depth: depth + 1, raw: null };
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
