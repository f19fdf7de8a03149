import { partOfItem, type FlowWindow } from "../../core/model/fit.ts";
import { footnoteListOf } from "./measure-slide.ts";

/** Takes the footnotes out of a slide's list, for its parts to share; returns them in order. */
export function takeFootnotes(section: HTMLElement): Element[] {
  const list = footnoteListOf(section);
  const items = [...(list?.children ?? [])];
  list?.replaceChildren();
  return items;
}

/**
 * Puts each footnote on the first part that refers to it; those that only the notes refer to go on
 * the first. Parts have the slide's list, which is empty.
 */
export function shareFootnotes(items: readonly Element[], sections: readonly HTMLElement[]): void {
  const firstParts = new Map<string, number>();
  for (const [index, section] of sections.entries()) {
    for (const number of marksIn(section)) {
      if (!firstParts.has(number)) firstParts.set(number, index);
    }
  }
  const own = sections.map((): Element[] => []);
  for (const item of items) {
    own[firstParts.get(item.getAttribute("data-index") ?? "") ?? 0]?.push(item);
  }
  for (const [index, section] of sections.entries()) {
    const list = footnoteListOf(section);
    const added = own[index] ?? [];
    if (added.length === 0) list?.remove();
    else list?.append("\n", ...added.flatMap((item) => [item, "\n"]));
  }
}

function marksIn(section: HTMLElement): Set<string> {
  const marks = section.querySelectorAll<HTMLElement>("[data-footnote]");
  return new Set([...marks].map((mark) => mark.dataset["footnote"] ?? ""));
}

/**
 * Puts the notes on the parts: those of an item (`data-item`) on the part where it begins, all
 * others on the first.
 */
export function shareNotes(
  notes: HTMLElement,
  sections: readonly HTMLElement[],
  windows: readonly (readonly FlowWindow[])[],
): void {
  const own = sections.map(() => notes.cloneNode(false) as HTMLElement);
  for (const child of Array.from(notes.childNodes)) {
    const item = child instanceof HTMLElement ? child.dataset["item"] : undefined;
    const part = item === undefined ? 0 : partOfItem(Number(item), windows);
    own[part]?.append(child);
  }
  for (const [index, aside] of own.entries()) {
    if (aside.firstElementChild !== null) sections[index]?.append(aside);
  }
}
