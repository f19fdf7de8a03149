import { Tokenizer } from "marked";

import { definitionsOf } from "../formula-definitions.ts";
import type { BlockExtension, InlineExtension } from "./extension.ts";

/**
 * `$…$` in a line, as Pandoc has it: no white space inside the dollar signs and no digit after the
 * second, so that prices stay prices. An escaped character may be the last; an escaped dollar sign is
 * none of the two.
 */
const inline = /^\$(?<tex>(?!\s)(?:\\[^\n]|[^\\$\n])*?(?:\\[^\s]|[^\s\\$]))\$(?!\d)/;

/** `$$…$$` among words on one line, without white space inside, and what GitHub reads as a formula in a line. */
const other =
  /^\$(?:\$(?![\s$])(?<tex>(?:\\[^\n]|[^\\$\n])*?(?:\\[^\s]|[^\s\\$]))\$\$(?!\$)|`(?<code>[^`\n]+)`\$)/;

/** What begins a formula that stands alone. */
const opening = /^ {0,3}\$\$/;

/** What may stand behind one on its line: a label, as Quarto and MyST write it, which is not shown. */
const label = /^(?:\{#[^{}]*\}|\([\w:.-]+\))?$/;

/** A formula that stands alone without dollar signs, as MathJax reads it. */
const environment = /^ {0,3}\\begin\{(?<name>(?:equation|align|alignat|gather)\*?)\}/;

/** In characters: no longer formula is set. */
const maxLength = 10_000;

/** A heading cannot stand in a formula: the formula before it is never closed. */
const heading = /\n {0,3}#{1,6}[ \t]/;

/** Over a blank line a formula goes on only where it looks like one: words can hold dollar signs, too. */
const blankLine = /\n[ \t]*\n/;
const likeTex = /^[ \t]*\n|[\\^_={}]/;

/**
 * Returns the formula that stands alone at the beginning of a text: `$$…$$`, on one line or on several,
 * up to the next `$$`. Without TeX between them they are words; so they are where no `$$` ends a line.
 */
function readBlock(source: string): { readonly raw: string; readonly tex: string } | null {
  const start = opening.exec(source)?.[0].length ?? 0;
  if (start === 0) return null;
  const end = findClosing(source, start);
  if (end < 0) return null;
  const tex = source.slice(start, end);
  const rest = source.slice(end + 2, lineEndAfter(source, end));
  if (!label.test(rest.trim()) || /^\s*(?:\$|$)/.test(tex) || heading.test(tex)) return null;
  if (blankLine.test(tex) && !likeTex.test(tex)) return null;
  return { raw: source.slice(0, end + 2 + rest.length), tex: tex.trim() };
}

/** Returns the environment that stands alone at the beginning of a text. */
function readEnvironment(source: string): { readonly raw: string; readonly tex: string } | null {
  const name = environment.exec(source)?.groups?.["name"];
  if (name === undefined) return null;
  const closing = `\\end{${name}}`;
  const near = source.slice(0, maxLength);
  const end = near.indexOf(closing) + closing.length;
  if (end < closing.length) return null;
  const tex = near.slice(0, end);
  const rest = source.slice(end, lineEndAfter(source, end));
  return !label.test(rest.trim()) || heading.test(tex)
    ? null
    : { raw: tex + rest, tex: tex.trim() };
}

/** Returns the offset of the next `$$` that is not escaped; -1 where there is none. */
function findClosing(source: string, from: number): number {
  for (let at = source.indexOf("$$", from); at >= 0; at = source.indexOf("$$", at + 1)) {
    let backslashes = 0;
    while (source[at - 1 - backslashes] === "\\") backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return -1;
}

function lineEndAfter(source: string, from: number): number {
  const end = source.indexOf("\n", from);
  return end < 0 ? source.length : end + 1;
}

/** Where a formula on its own line may cut a paragraph, or the blank line that ends it. */
const blockOrBlank = /\n {0,3}(?<mark>\$\$)|\n[ \t]*\n/g;

/**
 * Returns where in a paragraph a formula begins, for marked's `start`. A mark that begins none cuts
 * nothing: marked looks from each cut through the whole paragraph.
 */
function findBlock(source: string): number | undefined {
  for (const { groups, index } of source.matchAll(blockOrBlank)) {
    if (groups?.["mark"] === undefined) return undefined;
    if (readBlock(source.slice(index + 1)) !== null) return index;
  }
  return undefined;
}

/** A formula in a line: tokens whose `text` is TeX. */
export const inlineMath: InlineExtension = {
  name: "inlineMath",
  opener: "$",
  tokenizer: (source) => {
    const match = other.exec(source) ?? inline.exec(source);
    const tex = match?.groups?.["tex"] ?? match?.groups?.["code"];
    return match === null || tex === undefined
      ? undefined
      : { type: "inlineMath", raw: match[0], text: tex };
  },
  toInline: (token) => [{ type: "math", value: token["text"], ...definitionsOf(token) }],
};

/** A formula that stands alone: tokens whose `text` is TeX. */
export const blockMath: BlockExtension = {
  name: "blockMath",
  opener: /\$\$|\\begin\{/,
  start: findBlock,
  tokenizer: (source) => {
    const block = readBlock(source) ?? readEnvironment(source);
    return block === null ? undefined : { type: "blockMath", raw: block.raw, text: block.tex };
  },
  toBlock: (token, range) => [
    { type: "formula", value: token["text"], ...definitionsOf(token), range },
  ],
  rules: {
    tokenizer: {
      // A heading by its underline ends where a formula begins, as paragraphs do. marked would look
      // for the line through all that follows, from each formula on.
      lheading(source) {
        const end = findBlock(source);
        return end === undefined
          ? false
          : Tokenizer.prototype.lheading.call(this, source.slice(0, end + 1));
      },
    },
  },
};
