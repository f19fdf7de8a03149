import type { Block, Figure } from "../model/chapter.ts";
import {
  imagesOf,
  toPlainText,
  trimInlines,
  type ImageInline,
  type Inline,
} from "../model/inline.ts";
import type { Range } from "../model/source.ts";
import { mergeTexts } from "./pair-tags.ts";
import { resolveSoftBreaks } from "./resolve-soft-breaks.ts";

/**
 * Returns the blocks of a paragraph whose soft breaks are not yet resolved. Images alone are a
 * figure. An image among words is a figure after its paragraph, so that it stands on a slide while
 * the words go to the notes. Without words or images there is no block.
 */
export function readParagraph(inlines: readonly Inline[], range: Range): Block[] {
  const images = imagesOf(inlines);
  const words = trimInlines(
    resolveSoftBreaks(images.length > 0 ? withoutImages(inlines) : inlines),
  );
  const hasWords = toPlainText(words).trim() !== "";
  const paragraph: Block[] = hasWords ? [{ type: "paragraph", inlines: words, range }] : [];
  return images.length === 0 ? paragraph : [...paragraph, toFigure(images, range)];
}

function toFigure(images: readonly ImageInline[], range: Range): Figure {
  const title = images.length === 1 ? images[0]?.title : null;
  return { type: "figure", images, caption: title ? [{ type: "text", value: title }] : [], range };
}

/** Marks left with no words go with their image; of the breaks around an image one stays. */
function withoutImages(inlines: readonly Inline[]): Inline[] {
  const kept: Inline[] = [];
  let isAfterBreak = false;
  let isAfterImage = false;
  for (const inline of inlines) {
    const own = "children" in inline ? withoutOwnImages(inline) : inline;
    if (own === null || own.type === "image") {
      isAfterImage = true;
    } else if (own.type === "text" && own.value.trim() === "") {
      kept.push(own);
    } else {
      const isBreak = own.type === "break";
      if (!(isBreak && isAfterBreak && isAfterImage)) kept.push(own);
      isAfterBreak = isBreak;
      isAfterImage = false;
    }
  }
  return mergeTexts(kept);
}

function withoutOwnImages(inline: Extract<Inline, { readonly children: unknown }>): Inline | null {
  const children = withoutImages(inline.children);
  const isEmptied = inline.children.length > 0 && toPlainText(children).trim() === "";
  return isEmptied ? null : { ...inline, children };
}
