import type { Talk } from "./talk.ts";

/** All slides side by side, of which one is chosen. reveal.js would set them in one long row. */
export interface Overview {
  readonly toggle: () => void;
  /** Answers a key while it is open. Returns false for a key that it does not know, or when closed. */
  readonly take: (key: string) => boolean;
}

/** Returns the overview, closed. */
export function createOverview({ page, deck, reveal, near }: Talk): Overview {
  const root = page.documentElement;
  const isOpen = () => root.classList.contains("is-overview");
  const slides = () => reveal.getSlides();
  let chosen = 0;
  const choose = (index: number): void => {
    const all = slides();
    all[chosen]?.classList.remove("is-chosen");
    chosen = Math.min(all.length - 1, Math.max(0, index));
    all[chosen]?.classList.add("is-chosen");
    all[chosen]?.scrollIntoView({ block: "nearest" });
  };
  const close = (): void => {
    root.classList.remove("is-overview");
    deck.scrollTop = 0;
    slides()[chosen]?.classList.remove("is-chosen");
    near.showAll("overview", false);
  };
  const go = (): void => {
    close();
    reveal.slide(chosen);
  };
  const open = (): void => {
    near.showAll("overview", true);
    root.classList.add("is-overview");
    choose(reveal.getIndices().h);
  };
  listenToPointer(deck, isOpen, (at) => {
    // reveal.js makes slides that are not in view inert: they are not what is clicked.
    const index = slides().findIndex((slide) => isIn(slide.getBoundingClientRect(), at));
    if (index < 0) return;
    choose(index);
    go();
  });
  reveal.on("slidechanged", () => {
    if (isOpen()) choose(reveal.getIndices().h);
  });
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => choose(chosen + 1),
    PageDown: () => choose(chosen + 1),
    ArrowLeft: () => choose(chosen - 1),
    PageUp: () => choose(chosen - 1),
    ArrowDown: () => choose(chosen + columnsOf(slides())),
    ArrowUp: () => choose(chosen - columnsOf(slides())),
    Home: () => choose(0),
    End: () => choose(slides().length - 1),
    Enter: go,
    " ": go,
    Escape: close,
  };
  return {
    toggle: () => (isOpen() ? close() : open()),
    take: (key) => {
      const run = isOpen() ? keys[key] : undefined;
      run?.();
      return run !== undefined;
    },
  };
}

/** Tells where is clicked. A finger scrolls here, it does not swipe; a link is part of its slide's picture. */
function listenToPointer(
  deck: HTMLElement,
  isOpen: () => boolean,
  onClick: (at: MouseEvent) => void,
): void {
  const keep = (event: Event): void => {
    if (isOpen()) event.stopPropagation();
  };
  const take = (event: MouseEvent): void => {
    if (!isOpen()) return;
    event.preventDefault();
    event.stopPropagation();
    onClick(event);
  };
  deck.addEventListener("pointerdown", keep, { capture: true });
  deck.addEventListener("click", take, { capture: true });
}

function isIn({ left, right, top, bottom }: DOMRect, { clientX, clientY }: MouseEvent): boolean {
  return left <= clientX && clientX < right && top <= clientY && clientY < bottom;
}

/** How many slides stand in a row. */
function columnsOf(slides: readonly HTMLElement[]): number {
  const tops = slides.map((slide) => slide.getBoundingClientRect().top);
  return Math.max(1, tops.filter((top) => top === tops[0]).length);
}
