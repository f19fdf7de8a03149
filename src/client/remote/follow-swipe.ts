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
  element.addEventListener("touchend", ({ changedTouches }) => {
    const to = changedTouches[0];
    if (from === null || to === undefined) return;
    const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY];
    from = null;
    if (Math.abs(x) < farPx || Math.abs(x) < across * Math.abs(y)) return;
    move(x < 0 ? 1 : -1);
  });
}
