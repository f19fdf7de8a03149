import { makeElement } from "./make-element.ts";
import { openDialog } from "./open-dialog.ts";
import type { Command } from "./talk-commands.ts";
import type { Talk } from "./talk.ts";

/** Lists all keys over a page, in the deck's language. */
export function showHelp(where: Document, { words }: Talk, commands: readonly Command[]): void {
  openDialog(where, "talk-help", (close) => {
    const rows = commands.map(({ word, shown }) =>
      makeElement(where, "div", {
        children: [
          makeElement(where, "dt", {
            children: shown.map((key) => makeElement(where, "kbd", { text: key })),
          }),
          makeElement(where, "dd", { text: words[word] }),
        ],
      }),
    );
    const button = makeElement(where, "button", {
      text: words.close,
      attributes: { type: "button" },
    });
    button.addEventListener("click", close);
    return [
      makeElement(where, "h2", { text: words.help }),
      makeElement(where, "dl", { children: rows }),
      button,
    ];
  });
}
