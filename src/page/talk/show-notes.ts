import type { TalkWords } from "../../core/protocol/talk-words.ts";
import { readStored, store } from "./talk.ts";

/** Shows a slide's notes from their beginning, or says that it has none. */
export function showNotes(
  to: HTMLElement,
  slide: Element | undefined,
  { noNotes }: Pick<TalkWords, "noNotes">,
): void {
  const copies = Array.from(slide?.querySelector(".notes")?.childNodes ?? []);
  to.replaceChildren(...copies.map((node) => to.ownerDocument.importNode(node, true)));
  if (copies.length === 0) to.textContent = noNotes;
  to.classList.toggle("is-empty", copies.length === 0);
  to.scrollTop = 0;
}

const sizesPx = [20, 24, 28, 32, 38, 46, 56];

/**
 * Returns how to make notes larger or smaller by a step; 0 sets them as they were left. Their size,
 * `usual` (px) at first, is remembered for every deck.
 */
export function createNotesSize(notes: HTMLElement, usual = 28): (step: number) => void {
  const key = "lectern:notes-size";
  const storage = () => window.localStorage;
  return (step) => {
    const known = sizesPx.indexOf(Number(readStored(storage, key) ?? usual));
    const from = known < 0 ? sizesPx.indexOf(usual) : known;
    const size = sizesPx[Math.min(sizesPx.length - 1, Math.max(0, from + step))] ?? usual;
    notes.style.fontSize = `${size}px`;
    if (step !== 0) store(storage, key, String(size));
  };
}
