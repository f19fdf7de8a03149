import { Lexer, Marked, type MarkedExtension, type Token, type TokensList } from "marked";

import type { Extension } from "./extensions/extension.ts";

/**
 * Quotes and lists nested deeper than this are one text to marked: it reads what stands in them once
 * for every level, and calls itself for each. Where the call stack is full V8 may end the process,
 * which nothing can catch.
 */
export const maxNesting = 50;

/** The same for marks in a line of text. */
const maxMarkDepth = 200;

/** Texts of fewer characters cost so little that nothing is counted. */
const shortText = 500;

/**
 * How much looking for the ends of marks a chapter may cost, in marks times the characters that may
 * be looked through for each: the worst tens of kilobytes that can be written take some seconds.
 */
const maxLooks = 2_000_000_000;

/** What begins a mark of marked's own; extensions have openers. */
const ownMarks = String.raw`[\\<![\x60*_~@&]|:\/\/`;

/** Why a text stands there as it was written, on a token of the type `text`. */
export type GivenUp = "too-deep" | "too-many-marks";

/** A hard break, as marked reads it. */
const hardBreak = /(?<! ) {2,}\n(?!\s*$)[ \t]*/g;

/** Returns a lexer that reads this text with the extensions whose openers stand in it. */
export function createLexer(text: string, extensions: readonly Extension[]): ShallowLexer {
  const found = extensions.filter(({ opener }) =>
    typeof opener === "string" ? text.includes(opener) : opener.test(text),
  );
  return new ShallowLexer(found);
}

/** Returns marked with these extensions. */
export function createMarked(extensions: readonly Extension[]): Marked {
  return new Marked(...extensions.flatMap(toMarked));
}

function toMarked(extension: Extension): MarkedExtension[] {
  if (!("tokenizer" in extension)) return [extension.rules];
  const { name, tokenizer } = extension;
  if ("toInline" in extension) {
    const start = (source: string) => findMark(source, extension.opener);
    return [
      {
        extensions: [
          { name, level: "inline", start, tokenizer: (text) => extension.tokenizer(text) },
        ],
      },
    ];
  }
  const { start, rules = {} } = extension;
  return [
    rules,
    {
      extensions: [
        {
          name,
          level: "block",
          ...(start && { start }),
          tokenizer(text) {
            return tokenizer(text, this.lexer);
          },
        },
      ],
    },
  ];
}

/** How far one look ahead goes: marked looks again from where the text was cut. */
const lookAhead = 1000;

/**
 * Returns where a mark may begin in the text of a line. marked asks again and again for the same text,
 * so that a look to its end would take quadratic time: beyond the look ahead the answer is a space at
 * which the text may be cut.
 */
function findMark(source: string, mark: string): number {
  const near = source.slice(0, lookAhead);
  const at = near.indexOf(mark);
  if (at >= 0 || near.length === source.length) return at;
  const space = near.lastIndexOf(" ");
  return space > 0 ? space : near.length;
}

/** Marked's lexer, for text in which somebody wrote a thousand `>` in a row; quick with text without markup. */
export class ShallowLexer extends Lexer {
  /** Was anything left as it was written? Such tokens have the property `givenUp`. */
  hasGivenUp = false;
  #blockDepth = 0;
  #inlineDepth = 0;
  #looks = 0;

  /** What begins a mark of some kind. */
  readonly #markStart: RegExp;
  /** What no text without markup has: marks and addresses. */
  readonly #markup: RegExp;

  constructor(extensions: readonly Extension[]) {
    super(createMarked(extensions).defaults);
    const openers = extensions.flatMap(({ opener }) =>
      typeof opener === "string" ? [opener.replace(/\W/g, String.raw`\$&`)] : [],
    );
    const marks = [ownMarks, ...openers].join("|");
    this.#markStart = new RegExp(marks, "g");
    this.#markup = new RegExp(`${marks}|www\\.`, "i");
  }

  override blockTokens(source: string, tokens?: Token[], isClipped?: boolean): Token[];
  override blockTokens(source: string, tokens?: TokensList, isClipped?: boolean): TokensList;
  override blockTokens(source: string, tokens: Token[] = [], isClipped = false): Token[] {
    if (this.#blockDepth >= maxNesting) return this.#giveUp("too-deep", source, tokens);
    this.#blockDepth += 1;
    super.blockTokens(source, tokens, isClipped);
    this.#blockDepth -= 1;
    return tokens;
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (source === "") return tokens;
    if (this.#inlineDepth >= maxMarkDepth) return addText(source, tokens);
    if (!this.#markup.test(source)) return addLines(source, tokens);
    if (!this.#canAfford(source)) return this.#giveUp("too-many-marks", source, tokens);
    this.#inlineDepth += 1;
    super.inlineTokens(source, tokens);
    this.#inlineDepth -= 1;
    return tokens;
  }

  /** Counts what reading a text may cost; false where it is too much. */
  #canAfford(source: string): boolean {
    if (source.length < shortText) return true;
    const looks = (source.match(this.#markStart)?.length ?? 0) * source.length;
    if (this.#looks + looks > maxLooks) return false;
    this.#looks += looks;
    return true;
  }

  #giveUp(givenUp: GivenUp, source: string, tokens: Token[]): Token[] {
    this.hasGivenUp = true;
    tokens.push({ type: "text", raw: source, text: source, escaped: false, givenUp });
    return tokens;
  }
}

/** Adds a text in which nothing but hard breaks is more than words. */
function addLines(source: string, tokens: Token[]): Token[] {
  let end = 0;
  for (const { 0: raw, index } of source.includes("  \n") ? source.matchAll(hardBreak) : []) {
    if (index > end) addText(source.slice(end, index), tokens);
    tokens.push({ type: "br", raw });
    end = index + raw.length;
  }
  return end < source.length ? addText(source.slice(end), tokens) : tokens;
}

function addText(source: string, tokens: Token[]): Token[] {
  tokens.push({ type: "text", raw: source, text: source, escaped: false });
  return tokens;
}
