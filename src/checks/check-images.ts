import type { Diagnostic } from "../model/diagnostic.ts";
import { listImages, type ImageFact, type PlacedImage } from "../model/image.ts";
import type { Position } from "../model/source.ts";
import type { Check } from "./check-chapter.ts";

const frameHint = "A frame with its name stands on the slide meanwhile.";

type Problem = Pick<Diagnostic, "severity" | "code" | "hint"> & { readonly says: string };

const problems = {
  missing: {
    severity: "warning",
    code: "missing-image",
    says: "does not exist",
    hint: `Put the file there, or remove the image. ${frameHint}`,
  },
  outside: {
    severity: "warning",
    code: "image-outside-project",
    says: "lies outside the project",
    hint: `Copy the file beside the chapter. ${frameHint}`,
  },
  remote: {
    severity: "warning",
    code: "remote-image",
    says: "would be loaded from the internet",
    hint: `Save the file beside the chapter and name it there. ${frameHint}`,
  },
  unreadable: {
    severity: "warning",
    code: "unreadable-image",
    says: "is no image that a browser shows",
    hint: `Save it as SVG, PNG, JPEG, WebP, AVIF or GIF. ${frameHint}`,
  },
} satisfies Record<Exclude<ImageFact["status"], "found">, Problem>;

/** Images that cannot be shown, and images without alternative text. */
export const checkImages: Check = ({ source, chapter, images }) => {
  const lines = source.text.split("\n");
  return listImages(chapter).flatMap((placed) => {
    const { image, range } = placed;
    const position = positionOf(placed, lines);
    const status = images.get(image.src)?.status ?? "missing";
    const found: Diagnostic[] = [];
    if (status !== "found") {
      const { says, ...problem } = problems[status];
      const message = `Image "${image.src}" ${says}.`;
      found.push({ path: range.path, ...position, message, ...problem });
    }
    if (status === "found" && image.alt.trim() === "") {
      found.push({
        path: range.path,
        ...position,
        severity: "warning",
        code: "missing-alt",
        message: `Image "${image.src}" has no alternative text.`,
        hint: 'Say what it shows, as in ![words](file) or alt="words", for readers who cannot see it.',
      });
    }
    return found;
  });
};

/** What stands before an image's `src` in Markdown and in HTML. */
const openers = "(<\"'= \t";

/** Where the image's `src` stands within its block; the block's beginning where it does not. */
function positionOf({ image, range }: PlacedImage, lines: readonly string[]): Position {
  const start = { line: range.startLine, column: 1 };
  if (image.src === "") return start;
  for (let line = range.startLine; line <= range.endLine; line += 1) {
    const text = lines[line - 1] ?? "";
    for (let at = text.indexOf(image.src); at >= 0; at = text.indexOf(image.src, at + 1)) {
      if (openers.includes(text[at - 1] ?? "x")) return { line, column: at + 1 };
    }
  }
  return start;
}
