/** In a page that holds its own files, gives every image that is shown again the data of the first. */
export function shareImages(page: Document): void {
  const first = new Map<string, string>();
  for (const image of page.querySelectorAll<HTMLImageElement>("img[data-asset]")) {
    const name = image.getAttribute("data-asset") ?? "";
    if (image.hasAttribute("src")) first.set(name, image.src);
    else image.src = first.get(name) ?? "";
  }
}
