/** A part of CSS. Backslashes are marks: what holds one is understood by no one here. */
export interface CssToken {
  readonly kind: "comment" | "url" | "string" | "function" | "word" | "space" | "mark";
  readonly text: string;
  /** What stands between a string's quotation marks, a `url`'s address, a function's name in small letters. */
  readonly value: string;
}

/** None of these takes longer than its match, or its line, is long. */
const token =
  /\/\*[^]*?(?:\*\/|$)|url\(\s*(?:"[^"\\\n]*"|'[^'\\\n]*'|[^\s"'()\\]+)\s*\)|"[^"\\\n]*"|'[^'\\\n]*'|-{0,2}[a-z_][\w-]*\(|[-\w.#%+\u0080-\uffff]+|\s+|[^]/gi;

/** Divides CSS into its parts, comments left out. */
export function tokenizeCss(css: string): CssToken[] {
  const tokens: CssToken[] = [];
  for (const [text] of css.replace(/\r\n?|\f/g, "\n").matchAll(token)) {
    if (!text.startsWith("/*")) tokens.push(toToken(text));
  }
  return tokens;
}

function toToken(text: string): CssToken {
  const first = text.charAt(0);
  if (/\s/.test(first)) return { kind: "space", text, value: " " };
  if (text.length > 1 && (first === '"' || first === "'")) {
    return { kind: "string", text, value: text.slice(1, -1) };
  }
  if (text.length > 1 && text.endsWith("(")) {
    return { kind: "function", text, value: text.slice(0, -1).toLowerCase() };
  }
  if (text.length > 1 && text.endsWith(")")) {
    const address = text
      .slice(4, -1)
      .trim()
      .replace(/^(?:"(.*)"|'(.*)')$/s, "$1$2")
      .trim();
    return { kind: "url", text, value: address.replaceAll('"', "%22") };
  }
  return { kind: /[-\w.#%+\u0080-\uffff]/.test(first) ? "word" : "mark", text, value: text };
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
