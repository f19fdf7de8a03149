/** In a page that holds its own files, gives every image, and whatever else has a `src`, that is shown again the data of the first. */
export function shareImages(page: Document): void {
  const first = new Map<string, string>();
  for (const image of page.querySelectorAll("[data-asset]")) {
    const name = image.getAttribute("data-asset") ?? "";
    const own = image.getAttribute("src");
    if (own === null) image.setAttribute("src", first.get(name) ?? "");
    else first.set(name, own);
  }
}
