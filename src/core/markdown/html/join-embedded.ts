import { Parser } from "htmlparser2";

import { embeddedElements } from "./raw-rules.ts";

/** A token's text, and whether it is raw HTML. */
interface Written {
  readonly raw: string;
  readonly isHtml: boolean;
}

/**
 * Returns the index of the token in which the embedded element ends that is left open in the token at
 * `from`, such as an `<svg>` with an empty line in it; `from` itself where none is left open, or none
 * ends. What stands between is no Markdown.
 */
export function endOfEmbedded(tokens: readonly Written[], from: number): number {
  const first = tokens[from];
  if (first === undefined || !first.isHtml) return from;
  let open = 0;
  const count = (step: number) => (name: string) => {
    if (embeddedElements.has(name)) open += step;
  };
  const parser = new Parser({ onopentag: count(1), onclosetag: count(-1) });
  parser.write(first.raw);
  if (open === 0) return from;
  for (let index = from + 1; index < tokens.length; index += 1) {
    parser.write(tokens[index]?.raw ?? "");
    if (open === 0) return index;
  }
  return from;
}
