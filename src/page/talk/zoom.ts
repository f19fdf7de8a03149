import type { Talk } from "./talk.ts";

/** Shows a part of the slide in view twice as large; moving the pointer moves the part. */
export interface Zoom {
  readonly toggle: () => void;
  /** Shows the whole slide. Returns false where it was shown. */
  readonly leave: () => boolean;
}

const zoomScale = 2;

/** Returns the zoom. It stays where it is while `isHeld` says so. */
export function createZoom({ page, deck, reveal }: Talk, isHeld: () => boolean): Zoom {
  let isOn = false;
  let origin = "50% 50%";
  const apply = (): void => {
    page.documentElement.classList.toggle("is-zoomed", isOn);
    deck.style.transformOrigin = origin;
    deck.style.transform = isOn ? `scale(${zoomScale})` : "";
  };
  const leave = (): boolean => {
    const was = isOn;
    isOn = false;
    if (was) apply();
    return was;
  };
  const follow = ({ clientX, clientY }: PointerEvent): void => {
    if (isOn && isHeld()) return;
    // What is under the pointer stays under it: at the page's edges it is the slide's edges.
    origin = `${clientX}px ${clientY}px`;
    if (isOn) apply();
  };
  page.addEventListener("pointermove", follow, { capture: true });
  reveal.on("slidechanged", leave);
  return {
    leave,
    toggle: () => {
      isOn = !isOn;
      apply();
    },
  };
}
