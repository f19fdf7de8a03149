import type { Block, Figure } from "../../model/chapter.ts";
import type { Inline } from "../../model/inline.ts";
import { coverRanges, type Range } from "../../model/source.ts";

/** Takes the blocks of raw HTML in their order; images that follow one another are one figure. */
export interface HtmlFlow {
  /** Takes a block that is no figure; without one, ends the figure that is open. */
  add(block: Block | null): void;
  addImage(image: Figure["images"][number], range: Range): void;
  /** Takes a caption: of the images before it, else of those after it. Without either it is a paragraph. */
  addCaption(caption: readonly Inline[], range: Range): void;
  /** Ends what is open and returns the blocks. To be called once. */
  end(): Block[];
}

/** Returns an empty flow. */
export function createHtmlFlow(): HtmlFlow {
  const blocks: Block[] = [];
  let images: Figure["images"][number][] = [];
  let caption: readonly Inline[] = [];
  let range: Range | null = null;
  const cover = (own: Range) => {
    range = range === null ? own : coverRanges(range, own);
  };
  const endFigure = () => {
    if (range !== null && images.length > 0) {
      blocks.push({ type: "figure", images, caption, range });
    } else if (range !== null && caption.length > 0) {
      blocks.push({ type: "paragraph", inlines: caption, range });
    }
    images = [];
    caption = [];
    range = null;
  };
  return {
    add(block) {
      endFigure();
      if (block !== null) blocks.push(block);
    },
    addImage(image, own) {
      images.push(image);
      cover(own);
    },
    addCaption(words, own) {
      if (caption.length > 0) endFigure();
      if (words.length === 0) return;
      caption = words;
      cover(own);
      if (images.length > 0) endFigure();
    },
    end() {
      endFigure();
      return blocks;
    },
  };
}
