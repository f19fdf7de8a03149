import type { Range } from "../model/source.ts";
import type { DefinitionToken } from "./extensions/definition-list.ts";
import { createLineCursor } from "./line-cursor.ts";

/** Returns the lines of each part of what is said of a term; `item` are those of the term and all of it. */
export function linesOfSaid({ raw, said }: DefinitionToken, item: Range): Range[] {
  const cursor = createLineCursor(item);
  const [first] = said;
  const start = raw.indexOf(first?.raw ?? "", raw.indexOf("\n"));
  cursor.take({ type: "term", raw: raw.slice(0, start) });
  return said.map((part) => cursor.take({ type: "said", raw: part.raw }));
}
