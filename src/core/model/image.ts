import type { Chapter } from "./chapter.ts";
import { inlineRunsOf, walkBlocks, walkSections, type Block } from "./chapter.ts";
import { walkInlines, type ImageInline } from "./inline.ts";
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
  const collect = (blocks: readonly Block[]) =>
    walkBlocks(blocks, (block) => {
      for (const run of inlineRunsOf(block)) {
        walkInlines(run, (inline) => {
          if (inline.type === "image" && inline.standsFor === undefined)
            images.push({ image: inline, range: block.range });
        });
      }
    });
  collect([...(chapter.title ? [chapter.title] : []), ...chapter.intro]);
  walkSections(chapter.sections, (section) => collect([section.heading, ...section.blocks]));
  for (const footnote of chapter.footnotes) collect(footnote.blocks);
  return images;
}
