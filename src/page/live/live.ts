import type { LiveEvents } from "../../core/protocol/live.ts";
import { start } from "../start.ts";
import { createCoursePage } from "./course-page.ts";
import { createLiveBar } from "./live-bar.ts";
import { createLiveDeck, type FittedDeck } from "./live-deck.ts";
import { readLiveWords } from "./live-words.ts";
import { openOnAltClick, createProblemList } from "./problem-list.ts";
import { pictureQuery, showAsPicture } from "./picture.ts";

/** What a page tells the server, and is told. */
interface Connection {
  readonly on: <Name extends keyof LiveEvents>(
    name: Name,
    act: (data: LiveEvents[Name]) => void,
  ) => void;
  readonly send: <Name extends keyof LiveEvents>(
    name: Name,
    data: Omit<LiveEvents[Name], "deck">,
  ) => void;
}

/** Shows the page, and follows what is saved. A stage has no name: slides are fitted in it. */
async function live(page: Document): Promise<void> {
  const meta = page.querySelector<HTMLMetaElement>('meta[name="lectern-live"]');
  if (meta === null) {
    await start(page);
    return;
  }
  const connection = await connect(meta.content);
  connection.on("lectern:reload", () => page.location.reload());
  if (meta.content === "") {
    const course = createCoursePage(page, readLiveWords(meta));
    connection.on("lectern:course", course.show);
    connection.send("lectern:hello", { version: 0 });
  } else await followDeck(page, meta, connection);
}

/** Connects the page of a deck, or of all chapters, which has no name. */
async function connect(deck: string): Promise<Connection> {
  // A stage needs no connection.
  const { createHotContext } = await import("vite-client");
  const hot = createHotContext("/@lectern/live.js");
  return {
    on: (name, act) =>
      hot.on(name, (data: Parameters<typeof act>[0]) => {
        if (data.deck === deck) act(data);
      }),
    send: (name, data) => hot.send(name, { deck, ...data }),
  };
}

async function followDeck(
  page: Document,
  meta: HTMLMetaElement,
  { on, send }: Connection,
): Promise<void> {
  const isPicture = new URLSearchParams(page.location.search).has(pictureQuery);
  const version = Number(meta.dataset["version"]);
  const hello = (now: number) => send("lectern:hello", { version: now });
  const bar = isPicture ? null : createBar(page, meta);
  const list = isPicture ? null : createProblemList(page, readLiveWords(meta));
  const onFitted = afterSaves((fitted) => {
    bar?.show(fitted);
    const { version, slides, faults } = fitted;
    send("lectern:fitted", { version, slides, faults });
  });
  on("lectern:problems", (said) => list?.show(said));
  const options = { version, keys: bar?.keys ?? [], askForAll: hello, onFitted };
  // A deck that could not be made has nothing to follow.
  const opened = version === 0 ? null : createLiveDeck(page, options);
  on("lectern:update", (update) =>
    opened === null ? page.location.reload() : opened.follow(update),
  );
  if (!isPicture) openOnAltClick(page);
  hello(version);
  await opened?.started;
  if (isPicture) showAsPicture(page);
}

function createBar(page: Document, meta: HTMLMetaElement) {
  const hasPdfs = "pdfs" in meta.dataset;
  return createLiveBar(page, { deck: meta.content, words: readLiveWords(meta), hasPdfs });
}

/**
 * What is told of a deck as a whole waits for the last of saves in quick succession: the longer, the
 * more there is to tell, so that it delays none of them.
 */
function afterSaves(act: (fitted: FittedDeck) => void): (fitted: FittedDeck) => void {
  let timer = 0;
  return (fitted) => {
    window.clearTimeout(timer);
    const restMs = Math.min(600, 60 + fitted.slides.length / 2);
    timer = window.setTimeout(() => act(fitted), restMs);
  };
}

void live(document);
