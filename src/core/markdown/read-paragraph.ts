import type { Block, Figure } from "../model/chapter.ts";
import {
  mergeTexts,
  toPlainText,
  trimInlines,
  type ImageInline,
  type Inline,
  type LinkedImage,
  type LinkInline,
} from "../model/inline.ts";
import type { Range } from "../model/source.ts";
import { resolveSoftBreaks } from "./resolve-soft-breaks.ts";

/**
 * Returns the blocks of a paragraph whose soft breaks are not yet resolved. Images alone are a
 * figure, each with its link. An image among words is a figure after its paragraph, so that it stands on a slide while
 * the words go to the notes. Without words or images there is no block.
 */
export function readParagraph(inlines: readonly Inline[], range: Range): Block[] {
  const all = linkedImagesOf(inlines);
  const words = trimInlines(resolveSoftBreaks(all.length > 0 ? withoutImages(inlines) : inlines));
  // A drawing among words that is not shown is mostly an ornament of theirs.
  const images = hasWords(words) ? all.filter((image) => !isEmptyFrame(image)) : all;
  const blocks: Block[] = [];
  if (hasWords(words)) blocks.push({ type: "paragraph", inlines: words, range });
  if (images.length > 0) blocks.push(toFigure(images, range));
  return blocks;
}

function isEmptyFrame(image: Figure["images"][number]): boolean {
  return image.type === "image" && image.standsFor !== undefined;
}

function hasWords(inlines: readonly Inline[]): boolean {
  return /\S/.test(toPlainText(inlines));
}

/** Returns the images at every depth, in source order, each with the link around it. */
export function linkedImagesOf(inlines: readonly Inline[]): Figure["images"] {
  const images: (ImageInline | LinkedImage)[] = [];
  addImages(images, inlines, null);
  return images;
}

function addImages(
  images: (ImageInline | LinkedImage)[],
  inlines: readonly Inline[],
  link: LinkInline | null,
): void {
  for (const inline of inlines) {
    if (inline.type === "image") images.push(link === null ? inline : toLinkedImage(inline, link));
    else if (inline.type === "link") addImages(images, inline.children, inline);
    else if ("children" in inline) addImages(images, inline.children, link);
  }
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
