import { TokenType, tokenizer, type CSSToken } from "@csstools/css-tokenizer";

/** A part of CSS. What holds a backslash is a mark: nothing here understands it. */
export interface CssToken {
  readonly kind: "url" | "string" | "function" | "word" | "space" | "mark";
  readonly text: string;
  /** What stands between a string's quotation marks, a `url`'s address, a function's name in small letters. */
  readonly value: string;
}

/** Divides CSS into its parts, comments left out. */
export function tokenizeCss(css: string): CssToken[] {
  const tokens: CssToken[] = [];
  const source = tokenizer({ css: css.replace(/\r\n?|\f/g, "\n") });
  while (!source.endOfFile()) {
    const token = source.nextToken();
    if (token[0] === TokenType.Comment || token[0] === TokenType.EOF) continue;
    tokens.push(toToken(token));
    if (token[1] === ")") joinAddress(tokens);
  }
  return tokens;
}

const words: ReadonlySet<TokenType> = new Set([
  TokenType.Ident,
  TokenType.Hash,
  TokenType.Number,
  TokenType.Percentage,
  TokenType.Dimension,
]);

function toToken([type, text]: CSSToken): CssToken {
  if (type === TokenType.Whitespace) return { kind: "space", text, value: " " };
  const isWhole = !text.includes("\\");
  if (type === TokenType.URL || type === TokenType.BadURL) {
    return type === TokenType.URL && isWhole && text.endsWith(")")
      ? toAddress(text.slice("url(".length, -1))
      : { kind: "function", text: "url(", value: "url" };
  }
  if (type === TokenType.String || type === TokenType.BadString) {
    const isClosed = type === TokenType.String && text.length > 1 && text.endsWith(text.charAt(0));
    return isClosed && isWhole
      ? { kind: "string", text, value: text.slice(1, -1) }
      : { kind: "mark", text: text.charAt(0), value: text.charAt(0) };
  }
  if (!isWhole) return { kind: "mark", text: "\\", value: "\\" };
  if (type === TokenType.Function) {
    return { kind: "function", text, value: text.slice(0, -1).toLowerCase() };
  }
  return { kind: words.has(type) ? "word" : "mark", text, value: text };
}

function toAddress(address: string): CssToken {
  const value = address.trim().replaceAll('"', "%22");
  return { kind: "url", text: `url(${address})`, value };
}

/** Makes one address of `url(`, a string and `)` at the end of the tokens. */
function joinAddress(tokens: CssToken[]): void {
  let at = tokens.length - 2;
  if (tokens[at]?.kind === "space") at -= 1;
  const string = tokens[at];
  if (string?.kind !== "string") return;
  at -= 1;
  if (tokens[at]?.kind === "space") at -= 1;
  const open = tokens[at];
  if (open?.kind === "function" && open.value === "url") {
    tokens.splice(at, tokens.length, toAddress(string.value));
  }
}

/** A declaration or a rule: what stands before its `;` or `{`, and what it holds, null for a declaration. */
export interface CssStatement {
  readonly head: readonly CssToken[];
  readonly body: readonly CssStatement[] | null;
}

interface OpenBlock {
  readonly head: readonly CssToken[];
  readonly statements: CssStatement[];
}

const maxDepth = 8;

/** More than any drawing has, besides its pictures and fonts. */
const maxLength = 1_000_000;

/** Returns how long CSS is without the pictures and fonts that are in it as data. */
export function lengthOfCss(css: string): number {
  return css.replace(/data:[^"'()\s]*/gi, "").length;
}

/**
 * Returns the statements of a stylesheet, or of a `style` attribute; none for one more than eight deep or longer than a
 * million characters.
 */
export function parseCss(css: string): readonly CssStatement[] {
  if (lengthOfCss(css) > maxLength) return [];
  const open: OpenBlock[] = [{ head: [], statements: [] }];
  let head: CssToken[] = [];
  let brackets = 0;
  const end = () => {
    if (head.some(({ kind }) => kind !== "space")) {
      open.at(-1)?.statements.push({ head, body: null });
    }
    head = [];
    brackets = 0;
  };
  for (const part of tokenizeCss(css)) {
    const mark = part.kind === "mark" ? part.text : "";
    if (part.kind === "function" || mark === "(") brackets += 1;
    if (mark === ")") brackets -= 1;
    if (mark === ";" && brackets <= 0) end();
    else if (mark === "{") {
      open.push({ head, statements: [] });
      head = [];
      brackets = 0;
      if (open.length > maxDepth) return [];
    } else if (mark === "}") {
      end();
      if (open.length > 1) closeBlock(open);
    } else head.push(part);
  }
  end();
  while (open.length > 1) closeBlock(open);
  return open[0]?.statements ?? [];
}

function closeBlock(open: OpenBlock[]): void {
  const block = open.pop();
  if (block === undefined) return;
  open.at(-1)?.statements.push({ head: block.head, body: block.statements });
}
