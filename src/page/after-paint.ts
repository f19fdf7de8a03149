/**
 * Resolves when the first slide has been painted, in its own fonts, so that what a script then does
 * delays nobody. Resolves at once where nothing is to be waited for: the page is not looked at, or
 * does not show its first slide before the script, or its address names another.
 */
export async function afterPaint(page: Document): Promise<void> {
  const isAwaited = page.documentElement.hasAttribute("data-starts") && page.location.hash === "";
  if (!isAwaited || page.visibilityState === "hidden") return;
  await afterFrame();
  await page.fonts.ready;
  await afterFrame();
}

/** What is posted in a frame arrives when it was painted. */
function afterFrame(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    }),
  );
}
