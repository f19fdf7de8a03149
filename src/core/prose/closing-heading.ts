import type { Labels } from "../locales/labels.ts";

/** Is this the heading of a chapter's closing section, such as まとめ or "5. Summary"? */
export function isClosingHeading(heading: string, labels: Labels): boolean {
  const words = heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^(?:第?\s*\d+(?:\.\d+)*\s*[章節.]?\s*)/, "")
    .replace(/(?<![\s.。．:：])[\s.。．:：]+$/, "")
    .trim();
  return labels.closingHeadings.includes(words);
}
