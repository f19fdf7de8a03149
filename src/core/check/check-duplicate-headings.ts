import type { Section } from "../model/chapter.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { toPlainText } from "../model/inline.ts";
import type { Check } from "./check.ts";
import { placeOfBlock } from "./place-of-block.ts";

/** Headings of the same words under the same parent. */
export const checkDuplicateHeadings: Check = ({ source, chapter }) => {
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
};
