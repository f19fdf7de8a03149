import type { Block, Figure } from "../model/chapter.ts";
import {
  toPlainText,
  trimInlines,
  type ImageInline,
  type Inline,
  type LinkedImage,
  type LinkInline,
} from "../model/inline.ts";
import type { Range } from "../model/source.ts";
import { mergeTexts } from "./pair-tags.ts";
import { resolveSoftBreaks } from "./resolve-soft-breaks.ts";

/**
 * Returns the blocks of a paragraph whose soft breaks are not yet resolved. Images alone are a
 * figure, each with its link. An image among words is a figure after its paragraph, so that it stands on a slide while
 * the words go to the notes. Without words or images there is no block.
 */
export function readParagraph(inlines: readonly Inline[], range: Range): Block[] {
  const images = linkedImagesOf(inlines);
  const words = trimInlines(
    resolveSoftBreaks(images.length > 0 ? withoutImages(inlines) : inlines),
  );
  const hasWords = toPlainText(words).trim() !== "";
  const paragraph: Block[] = hasWords ? [{ type: "paragraph", inlines: words, range }] : [];
  return images.length === 0 ? paragraph : [...paragraph, toFigure(images, range)];
}

/** Returns the images at every depth, in source order, each with the link around it. */
export function linkedImagesOf(
  inlines: readonly Inline[],
  link: LinkInline | null = null,
): Figure["images"] {
  return inlines.flatMap((inline) => {
    if (inline.type === "image") return [link === null ? inline : toLinkedImage(inline, link)];
    const own = inline.type === "link" ? inline : link;
    return "children" in inline ? linkedImagesOf(inline.children, own) : [];
  });
}

function toLinkedImage(image: ImageInline, link: LinkInline): LinkedImage {
  return { ...link, children: [image] };
}

function toFigure(images: Figure["images"], range: Range): Figure {
  const [first] = images.length === 1 ? images : [];
  const title = first?.type === "link" ? first.children[0].title : first?.title;
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
