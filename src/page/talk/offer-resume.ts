import { makeElement } from "./make-element.ts";
import { readStored, store, storeKey, type Talk } from "./talk.ts";

/**
 * Remembers the slide at which the lecture stands, and offers it when the deck is opened at its
 * beginning. A lecture that came to its last slide has not stopped. Returns how to take the offer;
 * false where there is none.
 */
export function offerResume({ page, reveal, words }: Talk): () => boolean {
  const key = storeKey(page, "place");
  const storage = () => window.localStorage;
  const slides = reveal.getSlides();
  const left = slides.findIndex(({ id }) => id === readStored(storage, key));
  const isAtBeginning = reveal.getIndices().h === 0;
  const offer = left > 0 && isAtBeginning ? makeOffer(page) : null;
  if (offer !== null) {
    const { box, go, dismiss } = offer;
    go.append(`${words.resume} ${left + 1} `, makeElement(page, "kbd", { text: "Enter" }));
    go.addEventListener("click", () => reveal.slide(left));
    dismiss.title = words.close;
    dismiss.addEventListener("click", () => box.remove());
    page.body.append(box);
  }
  reveal.on("slidechanged", () => {
    offer?.box.remove();
    const { h } = reveal.getIndices();
    store(storage, key, h < slides.length - 1 ? (slides[h]?.id ?? null) : null);
  });
  return () => {
    const isOffered = offer?.box.isConnected === true;
    if (isOffered) reveal.slide(left);
    return isOffered;
  };
}

function makeOffer(page: Document): {
  readonly box: HTMLElement;
  readonly go: HTMLElement;
  readonly dismiss: HTMLElement;
} {
  const go = makeElement(page, "button", { attributes: { type: "button" } });
  const dismiss = makeElement(page, "button", { text: "×", attributes: { type: "button" } });
  const box = makeElement(page, "aside", { className: "talk-offer", children: [go, dismiss] });
  return { box, go, dismiss };
}
