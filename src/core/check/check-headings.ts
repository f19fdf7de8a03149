import type { Section } from "../model/chapter.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { toPlainText } from "../model/inline.ts";
import type { PlannedFacts } from "./check.ts";
import { placeOfBlock } from "./places.ts";

/** Returns the headings with nothing under them, and those that skip a depth. */
export function checkHeadings({ source, chapter }: PlannedFacts): Diagnostic[] {
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
}

/** Returns the headings of the same words under the same parent. */
export function checkDuplicateHeadings({ source, chapter }: PlannedFacts): Diagnostic[] {
  const lines = source.text.split("\n");
  const found: Diagnostic[] = [];
  const judge = (sections: readonly Section[], parent: string) => {
    const firstLines = new Map<string, number>();
    for (const { heading, sections: own } of sections) {
      const words = toPlainText(heading.inlines);
      const { path, startLine } = heading.range;
      const first = firstLines.get(words);
      if (first === undefined) {
        firstLines.set(words, startLine);
      } else {
        found.push({
          path,
          ...placeOfBlock(lines, heading.range),
          severity: "info",
          code: "duplicate-heading",
          message: `The heading "${words}" stands ${parent} already, on line ${first}.`,
          hint: "Give it words of its own, so that the agenda and links can tell the two apart.",
        });
      }
      judge(own, `under "${words}"`);
    }
  };
  judge(chapter.sections, "in the chapter");
  return found;
}
