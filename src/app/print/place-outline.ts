import type { OutlineEntry } from "../../pdf/pdf-outline.ts";

/**
 * Leads bookmarks, which count the entries of a page, to the pages on which these are printed; `before`
 * is how many pages stand before the first.
 */
export function placeOutline(
  entries: readonly OutlineEntry[],
  places: readonly number[],
  before = 0,
): readonly OutlineEntry[] {
  return entries.map(({ title, page, children }) => ({
    title,
    page: typeof page === "number" ? before + (places[page] ?? 0) : page,
    children: placeOutline(children, places, before),
  }));
}
