import { makeChapter } from "../make-chapter.ts";

/** What must be seen of one slide of the source: its heading, and the pieces that stand under it. */
export interface Owed {
  /** The heading's own words, which no other heading has. */
  readonly heading: string;
  /** List items, table cells, lines of code and of quotations; no prose, which some put into notes. */
  readonly pieces: readonly string[];
}

/** The same chapter for a tool that wants `---` between slides: one stands before each heading. */
export function cutAtHeadings(chapter: string): string {
  const body = chapter.replace(/^---\n[\s\S]*?\n---\n/, "").trimStart();
  return body
    .split(/^(?=#{1,6} )/m)
    .filter((part) => part.trim() !== "")
    .map((part) => part.trim())
    .join("\n\n---\n\n");
}

/**
 * Returns a chapter of about `slides` slides, as written, and what is owed to who sees it: of all
 * slides but those of parts and units, which are headings alone.
 */
export function makePeerChapter(slides: number): {
  readonly text: string;
  readonly owed: readonly Owed[];
} {
  const text = makeChapter(slides);
  const topics = cutAtHeadings(text)
    .split("\n\n---\n\n")
    .filter((slide) => slide.startsWith("#### "));
  return { text, owed: topics.map(toOwed) };
}

function toOwed(slide: string): Owed {
  const [first = "", ...lines] = slide.split("\n");
  let isCode = false;
  const pieces = lines.flatMap((line) => {
    if (line.startsWith("```")) {
      isCode = !isCode;
      return [];
    }
    return isCode ? [line] : piecesOf(line);
  });
  return { heading: first.replace(/^#+ /, ""), pieces: pieces.map(plain).filter(hasWords) };
}

/** The pieces of a line that is no code; none for prose and for a table's rule. */
function piecesOf(line: string): string[] {
  if (/^\|[\s:|-]+\|$/.test(line)) return [];
  if (line.startsWith("|")) return line.split("|");
  const marked = /^\s*(?:[-*>]|\d+\.) (.*)$/.exec(line)?.[1];
  // A term and its description may stand apart from each other.
  return marked === undefined ? [] : marked.split(" : ");
}

function plain(text: string): string {
  return text.replaceAll("**", "").trim();
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
