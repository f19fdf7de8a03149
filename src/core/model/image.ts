import { blocksOfChapter, inlineRunsOf, walkBlocks, type Chapter } from "./chapter.ts";
import { imagesOf, walkInlines, type HtmlFile, type ImageInline, type RawHtml } from "./inline.ts";
import type { Range } from "./source.ts";

/** What became of one `src` of the chapter's images. */
export type ImageFact =
  | {
      readonly status: "found";
      /** Where the page finds it, relative to the page. */
      readonly href: string;
      /** Null where the file does not say its size. */
      readonly widthPx: number | null;
      readonly heightPx: number | null;
      /** What stands in the file and not in what is shown, since it could run or load; empty for most. */
      readonly leftOut: readonly string[];
      /** Characters of its words that no font has; empty for most. */
      readonly missing: readonly string[];
    }
  | {
      /**
       * `wrong-kind`: no image that browsers show. `unreadable`: no file, or one that may not be read.
       * `too-many`: those before it are all that a chapter may have.
       */
      readonly status:
        | "missing"
        | "outside"
        | "remote"
        | "wrong-kind"
        | "unreadable"
        | "too-large"
        | "too-many"
        | "refused";
    };

/** By the `src` as the author wrote it. */
export type ImageFacts = ReadonlyMap<string, ImageFact>;

/** An image and the block it stands in. */
export interface PlacedImage {
  readonly image: ImageInline;
  readonly range: Range;
}

/** Returns every image of a chapter, in source order; those of the footnotes come last. */
export function listImages(chapter: Chapter): PlacedImage[] {
  const images: PlacedImage[] = [];
  walkBlocks(blocksOfChapter(chapter), (block) => {
    for (const run of inlineRunsOf(block)) {
      for (const image of imagesOf(run)) {
        if (image.standsFor === undefined) images.push({ image, range: block.range });
      }
    }
  });
  return images;
}

/** A file that trusted HTML names, and the lines of the block that it stands in. */
export interface PlacedFile {
  readonly file: HtmlFile;
  readonly range: Range;
}

/** Returns every file that a chapter's trusted HTML names, in source order; those of the footnotes come last. */
export function listHtmlFiles(chapter: Chapter): PlacedFile[] {
  const found: PlacedFile[] = [];
  walkBlocks(blocksOfChapter(chapter), (block) => {
    const add = ({ files }: RawHtml) => {
      for (const file of files) found.push({ file, range: block.range });
    };
    if (block.type === "raw-html") add(block);
    if (block.type === "instruction" && block.instruction.name === "html") {
      add(block.instruction.html);
    }
    for (const run of inlineRunsOf(block)) {
      walkInlines(run, (inline) => {
        if (inline.type === "raw-html") add(inline);
      });
    }
  });
  return found;
}
