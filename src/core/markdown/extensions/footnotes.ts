import { walkTokens, type Token } from "marked";

import type { BlockExtension, InlineExtension } from "./extension.ts";

/** A label has 200 characters at most: marked asks at every mark, and what looked further would take long. */
const reference = /^\[\^(?<label>[^\]\s]{1,200})\]/;

/** A definition: the rest of its line, lines that go on with it, and paragraphs set in by four spaces. */
const definition =
  /^ {0,3}\[\^(?<label>[^\]\s]{1,200})\]:[ \t]*(?<text>[^\n]*(?:\n(?! {0,3}\[\^[^\]\s]{1,200}\]:)(?:[ \t]*[^\s][^\n]*|[ \t]*(?=\n(?:[ \t]*\n)*(?: {4}|\t))))*)(?:\n|$)/;

/** The mark of a footnote: `[^label]`. */
export const footnoteReference: InlineExtension = {
  name: "footnoteReference",
  opener: "[^",
  tokenizer: (source) => {
    const match = reference.exec(source);
    const label = match?.groups?.["label"];
    return match === null || label === undefined
      ? undefined
      : { type: "footnoteReference", raw: match[0], label, number: 0 };
  },
  toInline: ({ label, number }) => [{ type: "footnote", label, number }],
};

/** What a footnote says: `[^label]: words`. */
export const footnoteDefinition: BlockExtension = {
  name: "footnoteDefinition",
  opener: /\[\^/,
  tokenizer(source, lexer) {
    const match = definition.exec(source);
    const { label, text } = match?.groups ?? {};
    if (match === null || label === undefined || text === undefined) return undefined;
    const tokens = lexer.blockTokens(text.replace(/\n(?: {4}|\t)/g, "\n"), []);
    return { type: "footnoteDefinition", raw: match[0], label, number: 0, tokens };
  },
  inside: ({ tokens = [] }, range) => [{ tokens, range }],
  toBlock({ label, number, isRepeated, tokens = [] }, range, reader) {
    const blocks = reader.blocks(tokens, range);
    // Words to which nothing can refer are prose where they stand; those inside other blocks are not numbered.
    if (isRepeated === true || number === 0) return blocks;
    return [{ type: "footnote-definition", label, number, blocks, range }];
  },
};

/**
 * Numbers the footnotes of a text in the order in which it refers to them, from 1; those that it
 * does not refer to come last. What defines a label again is marked `isRepeated`: nothing can refer
 * to it. A reference to no definition becomes the text it is. Changes the tokens, which marked has
 * just made.
 */
export function numberFootnotes(tokens: readonly Token[]): void {
  const defined = new Set<string>();
  for (const token of tokens) if (token.type === "footnoteDefinition") defined.add(token["label"]);
  const numbers = new Map<string, number>();
  const numberOf = (label: string) => {
    const number = numbers.get(label) ?? numbers.size + 1;
    numbers.set(label, number);
    return number;
  };
  walkTokens([...tokens], (token) => {
    if (token.type !== "footnoteReference") return;
    if (defined.has(token["label"])) token["number"] = numberOf(token["label"]);
    else Object.assign(token, { type: "text", text: token.raw, escaped: false });
  });
  const first = new Set<string>();
  for (const token of tokens) {
    if (token.type !== "footnoteDefinition") continue;
    const label: string = token["label"];
    token["number"] = numberOf(label);
    token["isRepeated"] = first.has(label);
    first.add(label);
  }
}
