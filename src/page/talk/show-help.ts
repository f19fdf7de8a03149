import { makeElement } from "./make-element.ts";
import { openDialog } from "./open-dialog.ts";
import type { Talk } from "./talk.ts";

/** A row of the help. */
export interface HelpRow {
  readonly text: string;
  /** The keys, as they are shown. */
  readonly shown: readonly string[];
  /** Does the same in the window of the help; null for what only a key does. */
  readonly run: ((where: Document, key: string) => void) | null;
}

/** Lists all keys over a page, in the deck's language. What a key does of our own can be clicked too. */
export function showHelp(where: Document, { words }: Talk, listed: readonly HelpRow[]): void {
  openDialog(where, "talk-help", (close) => {
    const rows = listed.map(({ text, shown, run }) => {
      const act = () => {
        close();
        run?.(where, "");
      };
      return makeElement(where, "div", {
        children: [
          makeElement(where, "dt", {
            children: shown.map((key) => makeElement(where, "kbd", { text: key })),
          }),
          makeElement(where, "dd", {
            children: [run === null ? where.createTextNode(text) : makeButton(where, text, act)],
          }),
        ],
      });
    });
    const closing = makeButton(where, words.close, close);
    closing.autofocus = true;
    return [
      makeElement(where, "h2", { text: words.help }),
      makeElement(where, "dl", { children: rows }),
      closing,
    ];
  });
}

/** Puts a button on a page that leads to the help where there are no keys: on a screen that is touched. */
export function addHelpButton(page: Document, { words }: Talk, show: () => void): void {
  const button = makeButton(page, "…", show);
  button.className = "talk-touch";
  button.setAttribute("aria-label", words.help);
  page.body.append(button);
}

function makeButton(page: Document, text: string, onClick: () => void): HTMLButtonElement {
  const button = makeElement(page, "button", { text, attributes: { type: "button" } });
  button.addEventListener("click", onClick);
  return button;
}
