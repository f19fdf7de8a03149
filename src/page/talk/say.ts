import { makeElement } from "./make-element.ts";

const shownMs = 6000;

/** Says something at the foot of a page for a while. */
export function say(page: Document, text: string): void {
  const message = makeElement(page, "p", {
    className: "talk-message",
    text,
    attributes: { role: "status" },
  });
  page.body.append(message);
  page.defaultView?.setTimeout(() => message.remove(), shownMs);
}
