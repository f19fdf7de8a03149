import type { Block, Figure } from "../../model/chapter.ts";
import type { Inline } from "../../model/inline.ts";
import { coverRanges, type Range } from "../../model/source.ts";

/** Takes the blocks of raw HTML in their order; images that follow one another are one figure. */
export class HtmlFlow {
  readonly #blocks: Block[] = [];
  #images: Figure["images"][number][] = [];
  #caption: readonly Inline[] = [];
  #range: Range | null = null;

  /** Takes a block that is no figure; without one, ends the figure that is open. */
  add(block: Block | null): void {
    const [images, caption, range] = [this.#images, this.#caption, this.#range];
    if (range !== null && images.length > 0) {
      this.#blocks.push({ type: "figure", images, caption, range });
    } else if (range !== null && caption.length > 0) {
      this.#blocks.push({ type: "paragraph", inlines: caption, range });
    }
    if (block !== null) this.#blocks.push(block);
    this.#images = [];
    this.#caption = [];
    this.#range = null;
  }

  addImage(image: Figure["images"][number], range: Range): void {
    this.#images.push(image);
    this.#cover(range);
  }

  /** Takes a caption: of the images before it, else of those after it. Without either it is a paragraph. */
  addCaption(caption: readonly Inline[], range: Range): void {
    if (this.#caption.length > 0) this.add(null);
    if (caption.length === 0) return;
    this.#caption = caption;
    this.#cover(range);
    if (this.#images.length > 0) this.add(null);
  }

  /** Ends what is open and returns the blocks. To be called once. */
  end(): Block[] {
    this.add(null);
    return this.#blocks;
  }

  #cover(range: Range): void {
    this.#range = this.#range === null ? range : coverRanges(this.#range, range);
  }
}
