import type { TalkWords } from "../../core/protocol/talk-words.ts";
import { readStored, store } from "./stored.ts";

/** Returns a slide as it stands, for another page, without what reveal.js does to those that are not in view. */
export function pictureOf(slide: HTMLElement | undefined, page: Document): Node[] {
  if (slide === undefined) return [];
  const copy = page.importNode(slide, true);
  copy.querySelector(":scope > .talk-laser")?.remove();
  copy.classList.remove("past", "present", "future");
  for (const name of ["hidden", "aria-hidden"]) copy.removeAttribute(name);
  for (const name of ["display", "top"]) copy.style.removeProperty(name);
  copy.inert = true;
  silence(copy);
  return [copy];
}

/** What plays, or is a page of its own, does so on the slide itself, once. */
function silence(copy: HTMLElement): void {
  for (const media of copy.querySelectorAll<HTMLMediaElement>(".raw-html :is(video, audio)")) {
    media.autoplay = false;
    media.muted = true;
    media.removeAttribute("autoplay");
  }
  for (const frame of copy.querySelectorAll(".raw-html iframe")) {
    frame.removeAttribute("src");
    frame.removeAttribute("srcdoc");
  }
}

/** Makes a slide as large as the box that it is shown in. */
export function fitPicture(picture: HTMLElement): void {
  const slide = picture.querySelector<HTMLElement>(".slide");
  if (slide === null) return;
  picture.style.aspectRatio = `${slide.offsetWidth} / ${slide.offsetHeight}`;
  slide.style.transform = `scale(${picture.clientWidth / slide.offsetWidth})`;
}

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

/** Returns a slide's heading as one line. A template of one's own may have none of the levels that ours have. */
export function headingOf(slide: ParentNode | undefined): string {
  const heading = slide?.querySelector("h1, h2, h3")?.textContent ?? "";
  return heading.replaceAll(/\s+/g, " ").trim();
}
