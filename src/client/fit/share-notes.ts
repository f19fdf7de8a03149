import { partOfItem, type FlowWindow } from "../../model/fit.ts";
import { footnoteListOf } from "./measure-slide.ts";

/**
 * Leaves on each part of a slide the footnotes that it refers to; those that only the notes refer to
 * stay on the first.
 */
export function shareFootnotes(sections: readonly HTMLElement[]): void {
  const taken = new Set<string>();
  const marks = sections.map((section) => marksIn(section));
  const named = new Set(marks.flatMap((numbers) => [...numbers]));
  for (const [index, section] of sections.entries()) {
    const list = footnoteListOf(section);
    if (list === null) continue;
    for (const item of Array.from(list.children)) {
      const number = item.getAttribute("data-index") ?? "";
      const isHere = named.has(number)
        ? marks[index]?.has(number) === true && !taken.has(number)
        : index === 0;
      if (isHere) taken.add(number);
      else item.remove();
    }
    if (list.firstElementChild === null) list.remove();
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
