import { isRawElement, walkFragment, type RawElement } from "./parse-fragment.ts";
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
  if (openAt(first.raw, first.raw.length) === null) return from;
  const html = tokens.slice(from).map(({ raw }) => raw).join("");
  let end = first.raw.length;
  let index = from;
  for (let open = openAt(html, end); open !== null; open = openAt(html, end)) {
    while (end < open && index + 1 < tokens.length) { index += 1; end += tokens[index]?.raw.length ?? 0; }
    if (end < open) return from;
  }
  return index;
}

/** Returns where the embedded element ends that is open at an offset: Infinity where nothing ends it. */
function openAt(html: string, at: number): number | null {
  let found: number | null = null;
  walkFragment(html, {
    enter(node) {
      if (found !== null || !isRawElement(node) || !embeddedElements.has(node.tagName)) return;
      const { startOffset = 0 } = node.sourceCodeLocation ?? {};
      const end = endOf(node, html.length);
      if (startOffset < at && end > at) found = end;
      if (startOffset < at && end === at && end === Infinity) found = end;
    },
    leave() {},
  });
  return found;
}

function endOf({ sourceCodeLocation }: RawElement, length: number): number {
  const { endTag, endOffset = length, startTag } = sourceCodeLocation ?? {};
  if (startTag === undefined) return endOffset;
  return endTag !== undefined || endOffset < length ? endOffset : Infinity;
}
