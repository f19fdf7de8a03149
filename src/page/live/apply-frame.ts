/**
 * Gives the page the styles and settings of a frame, a deck's page without slides. Resolves when the
 * styles are there.
 */
export async function applyFrame(page: Document, html: string): Promise<void> {
  const frame = new DOMParser().parseFromString(html, "text/html");
  copyAttributes(frame.documentElement, page.documentElement);
  const deck = frame.querySelector<HTMLElement>(".deck");
  const shown = page.querySelector<HTMLElement>(".deck");
  if (deck !== null && shown !== null) copyAttributes(deck, shown);
  const old = [...page.head.querySelectorAll(styles)].filter(isOfFrame);
  const next = [...frame.head.querySelectorAll(styles)].map((style) =>
    page.importNode(style, true),
  );
  const loaded = next.filter((style) => style instanceof HTMLLinkElement).map(settled);
  const last = old.at(-1) ?? page.head.lastChild;
  for (const style of next.toReversed()) last?.after(style);
  await Promise.all(loaded);
  for (const style of old) style.remove();
}

const styles = 'link[rel="stylesheet"], style';

/** Vite's own styles, and those of extensions, are not the deck's. */
function isOfFrame(style: Element): boolean {
  return !style.hasAttribute("data-vite-dev-id");
}

/** Attributes that say how the page is shown, such as classes, are the page's own. */
function copyAttributes(from: Element, to: Element): void {
  for (const name of to.getAttributeNames()) {
    if (name.startsWith("data-") && !from.hasAttribute(name)) to.removeAttribute(name);
  }
  for (const { name, value } of from.attributes) if (name !== "class") to.setAttribute(name, value);
}

function settled(link: Element): Promise<void> {
  return new Promise((resolve) => {
    link.addEventListener("load", () => resolve(), { once: true });
    link.addEventListener("error", () => resolve(), { once: true });
  });
}
