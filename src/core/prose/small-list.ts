import type { List } from "../model/chapter.ts";
import { toPlainText } from "../model/inline.ts";
import { textWidth } from "./text-width.ts";

const maxItems = 5;

/** The widest item that stays on two lines in half a slide, in full-width units. */
const maxItemWidth = 24;

/** Is the list small enough to stand beside something else? Each item must be one short paragraph. */
export function isSmallList(list: List): boolean {
  return (
    list.items.length <= maxItems &&
    list.items.every(({ blocks: [first, ...rest] }) => {
      const isShort =
        first?.type === "paragraph" && textWidth(toPlainText(first.inlines)) <= maxItemWidth;
      return isShort && rest.length === 0;
    })
  );
}
