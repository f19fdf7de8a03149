import type { Lexer, MarkedExtension, Token, Tokens } from "marked";

import type { Block } from "../../model/chapter.ts";
import type { Inline } from "../../model/inline.ts";
import type { Range } from "../../model/source.ts";

/**
 * Something that chapters may hold beyond CommonMark and GFM: one row in the list `extensions`. Where
 * its opener stands, it is asked; in a text without the opener it is left out.
 */
export type Extension = InlineExtension | BlockExtension | RuleExtension;

/** How chapters are read. */
export interface Reading {
  /** Does the user trust raw HTML, so that it runs as it is written? */
  readonly isTrusted: boolean;
  readonly extensions: readonly Extension[];
}

/** What its tokenizer returns where it finds something: its type is the extension's name. */
export type ExtensionToken = Tokens.Generic;

/** A mark in a line of text. */
export interface InlineExtension {
  readonly name: string;
  /** The characters with which each one begins. */
  readonly opener: string;
  readonly tokenizer: (source: string) => ExtensionToken | undefined;
  readonly toInline: (token: ExtensionToken) => readonly Inline[];
}

/** A block. */
export interface BlockExtension {
  readonly name: string;
  /** Matches in every text that holds one. */
  readonly opener: RegExp;
  readonly tokenizer: (source: string, lexer: Lexer) => ExtensionToken | undefined;
  /** Returns where in a paragraph one begins and ends the paragraph; absent for one that ends none. */
  readonly start?: (source: string) => number | undefined;
  /** Returns the block tokens in it, with their lines; absent for one that holds none. */
  readonly inside?: (token: ExtensionToken, range: Range) => readonly PlacedTokens[];
  readonly toBlock: (token: ExtensionToken, range: Range, reader: TokenReader) => readonly Block[];
  /** Rules of marked's own that change with it. */
  readonly rules?: MarkedExtension;
}

/** A change of rules that marked has already. */
export interface RuleExtension {
  readonly name: string;
  /** Matches in every text that is read otherwise with it. */
  readonly opener: RegExp;
  readonly rules: MarkedExtension;
}

/** Block tokens, and the lines on which they stand. */
export interface PlacedTokens {
  readonly tokens: readonly Token[];
  readonly range: Range;
}

/** Reads the tokens that stand in another one. */
export interface TokenReader {
  readonly inlines: (tokens: readonly Token[]) => readonly Inline[];
  readonly blocks: (tokens: readonly Token[], range: Range) => readonly Block[];
}
