import type { LiveEvents } from "../../model/live.ts";
import { start } from "../start.ts";
import { createLiveDeck, type FittedDeck } from "./live-deck.ts";
import { createLiveBar } from "./live-bar.ts";
import { readLiveWords } from "./live-words.ts";
import { createProblemList } from "./problem-list.ts";
import { openOnAltClick } from "./open-source.ts";

/** Shows the page, and follows what is saved. A stage has no name: slides are fitted in it. */
async function live(page: Document): Promise<void> {
  const meta = page.querySelector<HTMLMetaElement>('meta[name="lectern-live"]');
  if (meta === null) {
    await start(page);
    return;
  }
  const deck = meta.content;
  const version = Number(meta.dataset["version"]);
  // A stage needs no connection.
  const { createHotContext } = await import("vite-client");
  const hot = createHotContext("/@lectern/live.js");
  const on = <Name extends keyof LiveEvents>(
    name: Name,
    act: (data: LiveEvents[Name]) => void,
  ): void =>
    hot.on(name, (data: LiveEvents[Name]) => {
      if (data.deck === deck) act(data);
    });
  const hello = (now: number) => hot.send("lectern:hello", { deck, version: now });
  const list = createProblemList(page);
  on("lectern:reload", () => page.location.reload());
  on("lectern:problems", (said) => list.show(said));
  // The list of chapters, and a deck that could not be made, have nothing to follow.
  const words = readLiveWords(meta);
  const bar =
    words === null ? null : createLiveBar(page, { deck, words, hasPdfs: "pdfs" in meta.dataset });
  const onFitted = afterSaves((fitted: FittedDeck) => {
    bar?.show(fitted);
    const { version, slides, faults } = fitted;
    hot.send("lectern:fitted", { deck, version, slides, faults });
  });
  const opened =
    deck === "" || version === 0
      ? null
      : createLiveDeck(page, { version, askForAll: hello, onFitted });
  on("lectern:update", (update) =>
    opened === null ? page.location.reload() : opened.follow(update),
  );
  openOnAltClick(page);
  hello(version);
  await opened?.started;
}

/** What is shown of saves that come in quick succession waits for the last of them, this long. */
const restMs = 80;

function afterSaves<T>(act: (value: T) => void): (value: T) => void {
  let timer = 0;
  return (value) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => act(value), restMs);
  };
}

void live(document);
