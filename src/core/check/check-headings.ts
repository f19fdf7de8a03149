import type { Section } from "../model/chapter.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { toPlainText } from "../model/inline.ts";
import type { Check } from "./check.ts";
import { placeOfBlock } from "./place-of-block.ts";

/** Headings with nothing under them, and headings that skip a depth. */
export const checkHeadings: Check = ({ source, chapter }) => {
  const lines = source.text.split("\n");
  const found: Diagnostic[] = [];
  const judge = (section: Section, parentDepth: number) => {
    const words = toPlainText(section.heading.inlines);
    const place = {
      path: section.range.path,
      ...placeOfBlock(lines, section.heading.range),
    } as const;
    if (section.blocks.length === 0 && section.sections.length === 0) {
      found.push({
        ...place,
        severity: "warning",
        code: "empty-section",
        message: `The section "${words}" has no text.`,
        hint: "Write something under the heading, or remove it. Its words stand on a slide meanwhile.",
      });
    }
    const { depth } = section.heading;
    if (depth > parentDepth + 1) {
      found.push({
        ...place,
        severity: "warning",
        code: "heading-skips-depth",
        message: `The heading "${words}" is of depth ${depth}, but the one above it of depth ${parentDepth}.`,
        hint: `Begin it with "${"#".repeat(parentDepth + 1)}".`,
      });
    }
    for (const subsection of section.sections) judge(subsection, depth);
  };
  const titleDepth = chapter.title?.depth ?? null;
  for (const section of chapter.sections) judge(section, titleDepth ?? section.heading.depth - 1);
  return found;
};
