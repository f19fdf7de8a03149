import { printPath, type PrintedPdf } from "../../core/protocol/live.ts";
import { pdfKinds, type LiveWords, type PdfKind } from "../../core/protocol/live-words.ts";
import { makeElement } from "../talk/make-element.ts";

/** What leads to the PDFs of a deck. */
export interface PdfMenu {
  readonly button: HTMLElement;
  readonly menu: HTMLElement;
  /** Says that a PDF is being made, and why there is none. */
  readonly status: HTMLElement;
  /** Has the deck made ready to be printed as it now is, if somebody looks at the menu. */
  readonly getReady: () => void;
}

/** Which deck the PDFs are of. */
interface PdfOptions {
  readonly deck: string;
  readonly words: LiveWords;
}

/** Returns a button and the menu that it opens: every kind of PDF, each in a tab of its own. */
export function createPdfMenu(page: Document, { deck, words }: PdfOptions): PdfMenu {
  const status = makeElement(page, "p", { className: "status", attributes: { role: "status" } });
  const menu = makeElement(page, "div", {
    className: "menu",
    attributes: { popover: "auto", id: "pdf-menu" },
  });
  const button = makeElement(page, "button", {
    className: "pdf",
    text: words.pdf,
    attributes: { type: "button", popovertarget: menu.id, "aria-haspopup": "true" },
  });
  for (const kind of pdfKinds) {
    const item = makeElement(page, "button", {
      text: words.kinds[kind],
      attributes: { type: "button", "data-kind": kind },
    });
    item.addEventListener("click", () => {
      menu.hidePopover();
      void openPdf({ deck, kind, words, status });
    });
    menu.append(item);
  }
  const getReady = (): void => {
    // A server that does not answer is told of by who asks for a PDF.
    ask({ deck, kind: null }).catch(() => undefined);
  };
  const getReadyIfOpen = (): void => {
    if (menu.matches(":popover-open")) getReady();
  };
  // What takes longest is done before the kind is chosen.
  button.addEventListener("pointerenter", getReady);
  menu.addEventListener("toggle", getReadyIfOpen);
  return { button, menu, status, getReady: getReadyIfOpen };
}

interface Wish extends PdfOptions {
  readonly kind: PdfKind;
  readonly status: HTMLElement;
}

async function openPdf({ deck, kind, words, status }: Wish): Promise<void> {
  // At once: later the browser would take it for one that nobody asked for.
  const tab = window.open("about:blank", "_blank");
  if (tab !== null) tab.document.title = words.printing;
  delete status.dataset["failed"];
  status.textContent = words.printing;
  try {
    const printed = await ask({ deck, kind });
    if ("message" in printed) throw new Error(printed.message);
    if (tab === null) status.replaceChildren(linkTo(status, printed.url, words));
    else {
      status.textContent = "";
      tab.location.replace(printed.url);
    }
  } catch (error) {
    tab?.close();
    status.dataset["failed"] = "";
    const reason = error instanceof Error ? error.message : String(error);
    status.textContent = `${words.failed} ${reason}`;
  }
}

async function ask(wish: {
  readonly deck: string;
  readonly kind: PdfKind | null;
}): Promise<PrintedPdf> {
  const { deck, kind } = wish;
  const query = new URLSearchParams({ deck, ...(kind === null ? {} : { kind }) });
  const answer = await fetch(`${printPath}?${query}`, { method: "POST" });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return (await answer.json()) as PrintedPdf;
}

function linkTo(near: HTMLElement, url: string, words: LiveWords): HTMLElement {
  const attributes = { href: url, target: "_blank" };
  return makeElement(near.ownerDocument, "a", { text: words.blocked, attributes });
}
