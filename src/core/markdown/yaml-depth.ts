import { CST, Lexer } from "yaml";

/**
 * Lists and settings nested deeper than this are not read. The YAML parser calls itself for each
 * level, and where the call stack is full V8 may end the process, which nothing can catch.
 */
const maxDepth = 100;

/** Returns the 0-based offset at which YAML may nest too deeply to be read; null where it does nowhere. */
export function findTooDeep(yaml: string): number | null {
  let offset = 0;
  let flowDepth = 0;
  let lineDepth = 0;
  let isIndent = true;
  for (const token of new Lexer().lex(yaml)) {
    const type: CST.TokenType | null = CST.tokenType(token);
    if (type === "newline") lineDepth = 0;
    else if (type === "flow-seq-start" || type === "flow-map-start") flowDepth += 1;
    else if (type === "flow-seq-end" || type === "flow-map-end") flowDepth -= 1;
    else if (isIndent && isIndentation(type)) lineDepth += token.length;
    if (flowDepth + lineDepth > maxDepth) return offset;
    isIndent = type === "newline" || type === "doc-mode" || (isIndent && isIndentation(type));
    if (type === null || !marks.has(type)) offset += token.length;
  }
  return null;
}

/** Tokens that stand for no characters of the source. */
const marks: ReadonlySet<CST.TokenType> = new Set(["doc-mode", "flow-error-end", "scalar"]);

/** What sets a line in: each level of a block takes one character at least. */
function isIndentation(type: CST.TokenType | null): boolean {
  return (
    type === "space" ||
    type === "seq-item-ind" ||
    type === "explicit-key-ind" ||
    type === "map-value-ind"
  );
}
