/** Text without white space, so that only the characters count. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}

/** What a reader does not see as words: where things lead and stand, and how they are set. */
const silent = new Set([
  "alignments",
  "background",
  "className",
  "close",
  "definitions",
  "href",
  "id",
  "kind",
  "label",
  "language",
  "layout",
  "lead",
  "open",
  "path",
  "standsFor",
  "target",
  "type",
]);

/**
 * Returns the words of a piece of a chapter or deck one by one, without white space, links by
 * what is shown of them, images by their `alt` and `src`, footnotes by their marks. Two blocks side by side come in source order. A lead is not among them.
 */
export function piecesOf(value: unknown): string[] {
  if (typeof value === "string") return squeeze(value) === "" ? [] : [squeeze(value)];
  if (Array.isArray(value)) return value.flatMap(piecesOf);
  if (typeof value !== "object" || value === null) return [];
  // Both parts of a link that is divided have its title.
  if ("href" in value && "children" in value) return piecesOf(value.children);
  if ("alt" in value && "src" in value) return piecesOf([value.alt, value.src]);
  if ("label" in value && "number" in value && !("blocks" in value)) {
    return [`[^${String(value.label)}:${String(value.number)}]`];
  }
  return Object.entries(value)
    .filter(([key]) => !silent.has(key))
    .toSorted(([, a], [, b]) => lineOf(a) - lineOf(b))
    .flatMap(([, inner]) => piecesOf(inner));
}

/** Returns the same words as one. */
export function wordsOf(value: unknown): string {
  return piecesOf(value).join("");
}

function lineOf(value: unknown): number {
  if (typeof value !== "object" || value === null || !("range" in value)) return 0;
  const { range } = value;
  if (typeof range !== "object" || range === null || !("startLine" in range)) return 0;
  return Number(range.startLine);
}
