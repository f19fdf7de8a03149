import type { Block, ListItem, TableCell } from "../../model/chapter.ts";
import { toPlainText, trimInlines, type HtmlInline, type Inline } from "../../model/inline.ts";
import type { Range } from "../../model/source.ts";

/** Elements that part the words of a cell; the cells of Markdown tables are one line, so that authors write them as HTML. */
const blockElements =
  /^<(?<name>ul|ol|p|div|pre|blockquote|h[1-6]|dl|dt|dd|section|center)(?![\w-])/i;

/** Returns a cell of a Markdown table; lists, paragraphs and the like in HTML are its blocks. */
export function toCell(inlines: readonly Inline[], range: Range): TableCell {
  if (!inlines.some((inline) => blockNameOf(inline) !== null))
    return { inlines: trimInlines(inlines) };
  const blocks = readFlow(inlines, range);
  const [first, ...others] = blocks;
  if (first === undefined) return { inlines: [] };
  return first.type === "paragraph" && others.length === 0
    ? { inlines: first.inlines }
    : { inlines: [], blocks };
}

function blockNameOf(inline: Inline): string | null {
  const name =
    inline.type === "html" ? blockElements.exec(inline.open)?.groups?.["name"] : undefined;
  return name?.toLowerCase() ?? null;
}

function readFlow(inlines: readonly Inline[], range: Range): Block[] {
  const blocks: Block[] = [];
  let words: Inline[] = [];
  const endParagraph = () => {
    const own = trimInlines(words);
    words = [];
    if (own.length > 0) blocks.push({ type: "paragraph", inlines: own, range });
  };
  for (const inline of inlines) {
    const name = blockNameOf(inline);
    if (name === null || inline.type !== "html") {
      words.push(inline);
    } else {
      endParagraph();
      blocks.push(...readElement(name, inline, range));
    }
  }
  endParagraph();
  return blocks;
}

function readElement(name: string, { children }: HtmlInline, range: Range): Block[] {
  if (name === "ul" || name === "ol") {
    const items = readItems(children, range);
    const list = { type: "list", ordered: name === "ol", start: 1, items, range } as const;
    return items.length === 0 ? [] : [list];
  }
  if (name === "pre") {
    const value = toPlainText(children).trim();
    const info = { language: null, title: null, highlights: [] };
    return value === "" ? [] : [{ type: "code", ...info, value, range }];
  }
  const blocks = readFlow(children, range);
  return name === "blockquote" && blocks.length > 0 ? [{ type: "quote", blocks, range }] : blocks;
}

/** An `<li>` without an end has the next one in it, as far as tags in a line are paired. */
function readItems(children: readonly Inline[], range: Range): ListItem[] {
  const items: ListItem[] = [];
  let words: Inline[] = [];
  const endItem = () => {
    const blocks = readFlow(words, range);
    words = [];
    if (blocks.length > 0) items.push({ blocks, checked: null, range });
  };
  const read = (inlines: readonly Inline[]) => {
    for (const inline of inlines) {
      if (inline.type === "html" && /^<li(?![\w-])/i.test(inline.open)) {
        endItem();
        read(inline.children);
        if (inline.close !== "") endItem();
      } else {
        words.push(inline);
      }
    }
  };
  read(children);
  endItem();
  return items;
}
