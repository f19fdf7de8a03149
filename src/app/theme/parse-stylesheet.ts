import { TokenType, tokenize, type CSSToken, type ParseError } from "@csstools/css-tokenizer";

/** A piece of a stylesheet's text. */
export interface StylePiece {
  /** Offsets into the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
}

/** Something that a stylesheet loads, in whatever form it says so. */
export interface StyleAddress extends StylePiece {
  /** As a browser reads it: escapes are resolved, tabs and line ends left out. */
  readonly href: string;
  /** Is it `url(…)` without quotation marks, rather than a string? */
  readonly isBare: boolean;
}

/** An `@import`, from its sign to its semicolon. */
export interface StyleImport extends StylePiece {
  /** What it names where that is a mere string; else null. */
  readonly name: string | null;
}

/** A mistake in a stylesheet, or something that cannot be allowed. */
export interface StyleFault {
  /** From 1. */
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

/** What a stylesheet asks a browser to load. */
export interface ParsedStyles {
  /** The text to which the offsets belong: CSS's own preprocessing has been done. */
  readonly css: string;
  readonly imports: readonly StyleImport[];
  readonly addresses: readonly StyleAddress[];
}

/** Functions whose strings are addresses. */
const loading = /^(?:url|src|image|(?:-webkit-)?(?:image-set|cross-fade))$/;

/** What may stand inside of those: neither words from elsewhere, such as `var()`, nor anything unknown. */
const insideLoading =
  /^(?:url|src|image|(?:-webkit-)?(?:image-set|cross-fade)|type|calc|rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|(?:repeating-)?(?:linear|radial|conic)-gradient)$/;

/** Functions inside of those whose strings say what a file is. */
const describing = /^(?:type|format|tech)$/;

/** Functions whose strings are words and no addresses. In all others a string is taken as an address. */
const wordy =
  /^(?:type|format|tech|local|attr|var|env|if|style|media|supports|selector|lang|counters?|symbols|string|content|leader|target-(?:counters?|text)|path|shape)$/;

/** A bracket that is open. */
interface Opened {
  readonly line: number;
  readonly closer: TokenType;
  /** The function whose argument stands here; null where it is none's. */
  readonly name: string | null;
  /** Does it stand in a function that loads something, at whatever depth? */
  readonly isLoading: boolean;
}

const closers: ReadonlyMap<TokenType, TokenType> = new Map([
  [TokenType.OpenParen, TokenType.CloseParen],
  [TokenType.OpenSquare, TokenType.CloseSquare],
  [TokenType.OpenCurly, TokenType.CloseCurly],
]);

const allClosers: ReadonlySet<TokenType> = new Set(closers.values());

/**
 * Returns all that a stylesheet asks a browser to load, or the first thing in it that is wrong. It is
 * read by the tokens of the specification (https://www.w3.org/TR/css-syntax-3/), as browsers do, and
 * not by its rules: so nothing hides in an escape, a comment, a custom property or a new rule.
 */
export function parseStylesheet(text: string): ParsedStyles | StyleFault {
  const css = text.replace(/\r\n?|\f/g, "\n").replaceAll("\0", "\uFFFD");
  const faults: number[] = [];
  const onParseError = ({ sourceStart }: ParseError) => void faults.push(sourceStart);
  const tokens = tokenize({ css }, { onParseError });
  const [broken] = faults;
  if (broken !== undefined) {
    const line = css.slice(0, broken).split("\n").length;
    return faultAt(line, "A string, an address, an escape or a comment is not closed.");
  }
  const imports: StyleImport[] = [];
  const addresses: StyleAddress[] = [];
  const open: Opened[] = [];
  let line = 1;
  let importEnd = 0;
  for (const [index, token] of tokens.entries()) {
    const [kind, written, start, last] = token;
    if (kind === TokenType.BadURL || kind === TokenType.BadString) {
      return faultAt(line, "An address or a string is not written as CSS wants it.", quoteHint);
    }
    const piece = { start, end: last + 1, line };
    const around = open.at(-1) ?? null;
    if (isImport(token)) {
      const { name, end } = readImport(tokens, index + 1);
      imports.push({ ...piece, end, name });
      importEnd = end;
    } else if (start < importEnd) {
      // What it names is reported as a whole.
    } else if (kind === TokenType.URL) {
      addresses.push({ ...piece, href: toHref(token[4].value), isBare: true });
    } else if (kind === TokenType.String && isAddress(around)) {
      addresses.push({ ...piece, href: toHref(token[4].value), isBare: false });
    }
    const fault = stepInto(token, open, line);
    if (fault !== null) return fault;
    line += written.split("\n").length - 1;
  }
  const [unclosed] = open;
  if (unclosed !== undefined) return faultAt(unclosed.line, "A bracket is not closed.");
  return { css, imports, addresses };
}

/** Keeps the list of open brackets. Returns what is wrong with one. */
function stepInto(token: CSSToken, open: Opened[], line: number): StyleFault | null {
  const [kind] = token;
  const around = open.at(-1) ?? null;
  const isLoading = around?.isLoading ?? false;
  if (kind === TokenType.Function) {
    const name = token[4].value.toLowerCase();
    if (isLoading && !insideLoading.test(name)) {
      const message = `What is loaded is not known, since "${name}()" stands in it.`;
      return faultAt(line, message, "Write the file's name there.");
    }
    const closer = TokenType.CloseParen;
    open.push({ line, closer, name, isLoading: isLoading || loading.test(name) });
    return null;
  }
  const closer = closers.get(kind);
  if (closer !== undefined) {
    const name = kind === TokenType.OpenParen ? (around?.name ?? null) : null;
    open.push({ line, closer, name, isLoading });
    return null;
  }
  if (!allClosers.has(kind) || open.pop()?.closer === kind) return null;
  return faultAt(line, "A bracket is closed that was not opened.");
}

/** Is a string that stands there an address? */
function isAddress(around: Opened | null): boolean {
  if (around?.isLoading === true) return around.name === null || !describing.test(around.name);
  return around?.name != null && !wordy.test(around.name);
}

function isImport(token: CSSToken): boolean {
  return token[0] === TokenType.AtKeyword && token[4].value.toLowerCase() === "import";
}

/** Reads to the semicolon; what else ends it makes it no mere string. */
function readImport(
  tokens: readonly CSSToken[],
  from: number,
): { readonly name: string | null; readonly end: number } {
  const named: CSSToken[] = [];
  for (const token of tokens.slice(from, from + mostImportTokens)) {
    if (token[0] === TokenType.EOF) break;
    if (token[0] === TokenType.Semicolon) {
      const [only, ...others] = named;
      const isString = only?.[0] === TokenType.String && others.length === 0;
      return { name: isString ? only[4].value : null, end: token[3] + 1 };
    }
    if (token[0] !== TokenType.Whitespace && token[0] !== TokenType.Comment) named.push(token);
  }
  return { name: null, end: tokens[from]?.[2] ?? 0 };
}

/** A name, white space and comments. */
const mostImportTokens = 20;

/** As the URL Standard reads an address: without the white space around it and the line ends in it. */
function toHref(written: string): string {
  return written.replace(/^[\0- ]+|[\0- ]+$|[\t\n\r]/g, "");
}

const quoteHint = "Put the name between quotation marks.";

function faultAt(line: number, message: string, hint = "Correct it there."): StyleFault {
  return { line, message, hint };
}
