/**
 * Shows the page on the whole screen, and turns it on its side, where the browser lets a page do so.
 * A small window of a large screen stays as it is.
 */
export function fillScreen(page: Document): void {
  if (!matchMedia("(pointer: coarse)").matches || !page.fullscreenEnabled) return;
  const turned = page.documentElement
    .requestFullscreen()
    .then(() => screen.orientation.lock("landscape"));
  turned.catch((error: unknown) => {
    // Not every browser does, nor has it: the reader turns the phone.
    if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error;
  });
}
