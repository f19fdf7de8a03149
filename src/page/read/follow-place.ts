/** Where somebody reads in a page. */
export interface Place {
  /** Which slide is read, from 0. */
  readonly at: () => number;
  readonly go: (index: number) => void;
  /** Calls back when the window has become so large that nothing is to be read in it any more. */
  readonly onLarge: (act: () => void) => void;
  /** Follows it no further. The address names the slide. */
  readonly end: () => void;
}

/** Does the page's style sheet set the slides to be read, as on a small screen? */
export function isForReading(page: Document): boolean {
  const deck = page.querySelector(".deck");
  return deck !== null && getComputedStyle(deck).getPropertyValue("--reading").trim() === "1";
}

/** A slide is read that stands at this height of the window, in CSS px: below its upper edge. */
const eyePx = 48;

/** Between two cards there is so much, in CSS px. */
const gapPx = 10;

/** Goes to the slide that the address names (`#/id`), and follows where is read from there on. */
export function followPlace(page: Document, slides: readonly HTMLElement[]): Place {
  const listening = new AbortController();
  const { signal } = listening;
  const root = page.documentElement;
  let index = 0;
  let width = root.clientWidth;
  const go = (to: number): void => {
    index = to;
    slides[to]?.scrollIntoView();
  };
  const goToNamed = (): void => {
    const named = slides.findIndex(({ id }) => id === nameIn(page.location.hash));
    if (named >= 0) go(named);
  };
  const look = (): void => {
    const seen = page.elementFromPoint(root.clientWidth / 2, eyePx)?.closest<HTMLElement>(".slide");
    if (seen) index = slides.indexOf(seen);
  };
  const onResize = (act: () => void): void => window.addEventListener("resize", act, { signal });
  window.addEventListener("hashchange", goToNamed, { signal });
  window.addEventListener("scroll", look, { signal, passive: true });
  // A phone that is turned shows what it showed; one whose bars come and go is as it was.
  onResize(() => {
    if (root.clientWidth === width || !isForReading(page)) return;
    width = root.clientWidth;
    go(index);
  });
  goToNamed();
  // Fonts that come late move it a little; who has read on stays there.
  const settle = (): void => {
    const top = slides[index]?.getBoundingClientRect().top ?? 0;
    if (!signal.aborted && page.location.hash !== "" && Math.abs(top) < gapPx) go(index);
  };
  void page.fonts.ready.then(settle);
  return {
    at: () => index,
    go,
    onLarge: (act) =>
      onResize(() => {
        if (!isForReading(page)) act();
      }),
    end: () => {
      listening.abort();
      nameSlide(slides[index] ?? null);
    },
  };
}

/** Has the address name a slide, as reveal.js does. */
export function nameSlide(slide: Element | null): void {
  if (slide !== null) history.replaceState(null, "", `#/${encodeURIComponent(slide.id)}`);
}

/** Returns the name in `#/name`. What is not written so, the browser itself goes to. */
function nameIn(hash: string): string | null {
  if (!hash.startsWith("#/")) return null;
  try {
    return decodeURIComponent(hash.slice(2));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
