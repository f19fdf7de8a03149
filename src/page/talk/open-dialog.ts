import { makeElement } from "./make-element.ts";

/**
 * Opens a dialog over a page; Escape and a click beside it close it, and it is gone then. Does nothing
 * where one is open.
 */
export function openDialog(
  page: Document,
  className: string,
  content: (close: () => void) => readonly Node[],
): void {
  if (hasDialog(page)) return;
  const dialog = makeElement(page, "dialog", { className: `talk-dialog ${className}` });
  // At once: the browser tells of its end later, and until then what was typed in would take the next key.
  const close = () => {
    dialog.close();
    dialog.remove();
  };
  dialog.append(...content(close));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) close();
  });
  page.body.append(dialog);
  dialog.showModal();
}

/** Is a dialog open over a page? The keys are then its own. */
export function hasDialog(page: Document): boolean {
  return page.querySelector("dialog[open]") !== null;
}
