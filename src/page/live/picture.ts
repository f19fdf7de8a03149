import { makeElement } from "../talk/make-element.ts";

/** In the address of a deck's page that is only a picture of its first slide. */
export const pictureQuery = "picture";

/** What a page that is a picture tells the frame that it stands in. */
const shownEvent = "lectern:shown";

/** As wide as the picture is in the list, in CSS px. */
const widthPx = 240;

/**
 * Returns the first slide of a deck, small: a page of the deck itself, which follows what is saved
 * and tells how full its slides are. It is loaded when it comes into view.
 */
export function createPicture(page: Document, name: string): HTMLElement {
  const frame = makeElement(page, "iframe", {
    attributes: {
      src: `${encodeURIComponent(name)}/?print&${pictureQuery}`,
      loading: "lazy",
      tabindex: "-1",
      "aria-hidden": "true",
      scrolling: "no",
    },
  });
  const box = makeElement(page, "a", {
    className: "live-picture",
    attributes: {
      href: `${encodeURIComponent(name)}/index.html`,
      tabindex: "-1",
      "aria-hidden": "true",
    },
    children: [frame],
  });
  frame.addEventListener(shownEvent, () => {
    const slide = frame.contentDocument?.querySelector<HTMLElement>(".deck > .slides > .slide");
    if (!slide) return;
    const { offsetWidth, offsetHeight } = slide;
    box.style.aspectRatio = `${offsetWidth} / ${offsetHeight}`;
    Object.assign(frame.style, { width: `${offsetWidth}px`, height: `${offsetHeight}px` });
    frame.style.scale = String(widthPx / offsetWidth);
  });
  return box;
}

/** Leaves of a deck's page, fitted, the first slide alone, and tells the frame around it. */
export function showAsPicture(page: Document): void {
  const attributes = { "data-vite-dev-id": "lectern-picture" };
  page.head.append(makeElement(page, "style", { text: pictureCss, attributes }));
  page.defaultView?.frameElement?.dispatchEvent(new Event(shownEvent));
}

const pictureCss = `
html, body { margin: 0; overflow: hidden; }
.deck .slide { margin: 0 !important; box-shadow: none !important; }
.deck .slide:not(:first-child) { display: none !important; }
`;
