/** How far a finger must go, in px, and how much farther across than along. */
const farPx = 48;
const across = 1.6;

/** Tells when a finger was drawn across an element: `1` to the left, to what comes next; `-1` back. */
export function followSwipe(element: HTMLElement, move: (by: 1 | -1) => void): void {
  let from: Touch | null = null;
  element.addEventListener(
    "touchstart",
    ({ touches }) => {
      // Two fingers mean something else.
      from = touches.length === 1 ? (touches[0] ?? null) : null;
    },
    { passive: true },
  );
  element.addEventListener(
    "touchmove",
    (event) => {
      const [at] = event.touches;
      // Else the browser may take it for a push, and the next touch for what stops it.
      if (from !== null && at !== undefined && isAcross(from, at)) event.preventDefault();
    },
    { passive: false },
  );
  element.addEventListener("touchend", ({ changedTouches: [to] }) => {
    if (from === null || to === undefined) return;
    const x = to.clientX - from.clientX;
    const isSwipe = Math.abs(x) >= farPx && isAcross(from, to);
    from = null;
    if (isSwipe) move(x < 0 ? 1 : -1);
  });
}

function isAcross(from: Touch, to: Touch): boolean {
  return Math.abs(to.clientX - from.clientX) > across * Math.abs(to.clientY - from.clientY);
}
