import type { Block, Callout, CalloutKind } from "../model/chapter.ts";
import { sliceInlines, toPlainText, trimInlines } from "../model/inline.ts";
import type { Range } from "../model/source.ts";

/** GitHub's alerts: the mark stands alone on the quote's first line. */
const alert = /^ {0,3}>[ \t]?[ \t]*\[!(?<kind>NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/i;

/** Returns an alert's kind by its quote's raw text; null for any other quote. */
export function alertKindOf(raw: string): CalloutKind | null {
  const kind = alert.exec(raw)?.groups?.["kind"]?.toLowerCase();
  return kind === undefined ? null : (kind as CalloutKind);
}

/** Returns a quote's blocks as a callout, without the mark on its first line. A mark alone is none. */
export function toCallout(kind: CalloutKind, blocks: readonly Block[], range: Range): Callout[] {
  const [first, ...rest] = blocks;
  const own = first?.type === "paragraph" ? withoutMark(first) : first;
  const kept = own === undefined ? rest : [own, ...rest];
  return kept.length === 0 ? [] : [{ type: "callout", kind, title: [], blocks: kept, range }];
}

function withoutMark(paragraph: Extract<Block, { type: "paragraph" }>): Block | undefined {
  const text = toPlainText(paragraph.inlines);
  const mark = /^\[![a-z]+\]\s*/i.exec(text)?.[0] ?? "";
  const inlines = trimInlines(sliceInlines(paragraph.inlines, mark.length, text.length));
  return toPlainText(inlines) === "" ? undefined : { ...paragraph, inlines };
}
