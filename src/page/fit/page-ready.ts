/** Resolves when every font and image of the page is there or has failed: nothing moves after that. */
export async function pageReady(page: Document): Promise<void> {
  const fonts = [...page.fonts].map((font) => font.load().catch(() => null));
  const images = [...page.images].map((image) => imageSettled(image));
  await Promise.all([...fonts, ...images]);
  await page.fonts.ready;
}

function imageSettled(image: HTMLImageElement): Promise<void> {
  if (image.complete) return Promise.resolve();
  return new Promise((resolve) => {
    image.addEventListener("load", () => resolve(), { once: true });
    image.addEventListener("error", () => resolve(), { once: true });
  });
}
