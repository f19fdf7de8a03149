/** A part of CSS. Backslashes are marks: what holds one is understood by no one here. */
export interface CssToken {
  readonly kind: "comment" | "url" | "string" | "function" | "word" | "space" | "mark";
  readonly text: string;
  /** What stands between a string's quotation marks, a `url`'s address, a function's name in small letters. */
  readonly value: string;
}

/** None of these takes longer than its match, or its line, is long. */
const token =
  /(?<comment>\/\*[^]*?(?:\*\/|$))|(?<url>url\(\s*(?:"(?<double>[^"\\\n]*)"|'(?<single>[^'\\\n]*)'|(?<bare>[^\s"'()\\]+))\s*\))|(?<string>"(?<inDouble>[^"\\\n]*)"|'(?<inSingle>[^'\\\n]*)')|(?<function>(?<name>-{0,2}[a-z_][\w-]*)\()|(?<word>[-\w.#%+\u0080-\uffff]+)|(?<space>\s+)|(?<mark>[^])/gi;

/** Divides CSS into its parts, comments left out. Joined, their texts are the CSS. */
export function tokenizeCss(css: string): CssToken[] {
  const tokens: CssToken[] = [];
  for (const { 0: text, groups = {} } of css.replace(/\r\n?|\f/g, "\n").matchAll(token)) {
    const { comment, url, double, single, bare, string, inDouble, inSingle, name, word, space } =
      groups;
    if (comment !== undefined) continue;
    if (url !== undefined) {
      const address = (double ?? single ?? bare ?? "").trim();
      tokens.push({ kind: "url", text, value: address.replaceAll('"', "%22") });
    } else if (string !== undefined) {
      tokens.push({ kind: "string", text, value: inDouble ?? inSingle ?? "" });
    } else if (name !== undefined) {
      tokens.push({ kind: "function", text, value: name.toLowerCase() });
    } else {
      const kind = word !== undefined ? "word" : space !== undefined ? "space" : "mark";
      tokens.push({ kind, text, value: text });
    }
  }
  return tokens;
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

/** Returns the statements of a stylesheet, or of a `style` attribute; null for one more than eight deep. */
export function parseCss(css: string): readonly CssStatement[] | null {
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
      if (open.length > maxDepth) return null;
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
