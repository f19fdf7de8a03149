import type { ViteDevServer, WebSocketClient } from "vite";

import type { LiveEvents } from "../../../core/protocol/live.ts";
import type { LiveDeck } from "./live-deck.ts";
import type { Change } from "./live-update.ts";
import type { LiveDecks, ServedDecks } from "./live-decks.ts";
import { describeCourse } from "./live-page.ts";
import { isFitted, isHello } from "./parse-live-message.ts";
import { watchDecks } from "./watch-decks.ts";

/** What changes are made from and reported to. */
interface Sending {
  readonly served: ServedDecks;
  readonly decks: LiveDecks;
  readonly report: (deck: LiveDeck) => void;
}

/** Sends open pages what has changed in a deck. */
export function sendChange(server: ViteDevServer, deck: LiveDeck, change: Change): void {
  if (change === "reload") send(server, "lectern:reload", { deck: deck.name });
  else if (change !== "same") send(server, "lectern:update", change);
}

function send<Name extends keyof LiveEvents>(
  { ws }: ViteDevServer,
  event: Name,
  data: LiveEvents[Name],
): void {
  ws.send({ type: "custom", event, data });
}

/** Has the decks of open pages built again after each save. */
export function followSaves(server: ViteDevServer, { served, decks, report }: Sending): void {
  const pages = createPages(server);
  const refresh = async (name: string): Promise<LiveDeck | null> => {
    const deck = await decks.deck(name);
    if (deck !== null) report(deck);
    await follow();
    return deck;
  };
  /** Sends the pages of all chapters what has changed, if there are any. */
  const sendCourse = async () => {
    if (!pages.decks().has("")) return;
    const page = await decks.course();
    send(server, "lectern:course", describeCourse(await decks.all(), page));
  };
  const refreshAll = async () => {
    // First: what is saved after it was read is seen.
    await follow();
    for (const name of pages.decks()) {
      const deck = name === "" ? null : await refresh(name);
      if (deck !== null) send(server, "lectern:problems", deck.problems());
    }
    await sendCourse();
  };
  const fail = (error: unknown) => logBug(server, error);
  const run = createRunner(refreshAll, fail);
  const follow = watchDecks(server, { ...served, sources: decks.sources }, (save) => {
    decks.note(save);
    run();
  });
  follow().catch(fail);
  const greet = async (said: LiveEvents["lectern:hello"], client: WebSocketClient) => {
    const deck = said.deck === "" ? null : await refresh(said.deck);
    if (deck !== null) catchUp(deck, said.version, client);
    if (said.deck === "") await sendCourse();
  };
  const takeIn = async ({ deck: name, version, slides, faults }: LiveEvents["lectern:fitted"]) => {
    const deck = await decks.deck(name);
    if (deck?.measure(version, { slides, faults }) !== true) return;
    report(deck);
    send(server, "lectern:problems", deck.problems());
    await sendCourse();
  };
  // Whatever a page sends, and whatever comes of it, the server goes on.
  server.ws.on("lectern:fitted", (said: unknown) => {
    if (isFitted(said)) takeIn(said).catch(fail);
  });
  server.ws.on("lectern:hello", (said: unknown, client: WebSocketClient) => {
    if (!isHello(said)) return;
    pages.add(client, said.deck);
    greet(said, client).catch(fail);
  });
}

/** The deck that each open page shows; empty for the list of chapters. */
function createPages({ ws }: ViteDevServer): {
  readonly add: (client: WebSocketClient, deck: string) => void;
  readonly decks: () => ReadonlySet<string>;
} {
  const shown = new Map<WebSocketClient, string>();
  return {
    add: (client, deck) => shown.set(client, deck),
    decks() {
      const { clients } = ws;
      for (const client of shown.keys()) if (!clients.has(client)) shown.delete(client);
      return new Set(shown.values());
    },
  };
}

/** Sends a page of an older version all of its deck. */
function catchUp(deck: LiveDeck, version: number, client: WebSocketClient): void {
  const whole = deck.whole();
  if (whole !== null && whole.to !== version) client.send("lectern:update", whole);
  client.send("lectern:problems", deck.problems());
}

/** Runs a job when asked, and once more after it when asked meanwhile, however often. */
function createRunner(job: () => Promise<void>, fail: (error: unknown) => void): () => void {
  let isWanted = false;
  let isRunning = false;
  const run = async () => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await job().catch(fail);
    }
    isRunning = false;
  };
  return () => {
    isWanted = true;
    if (!isRunning) void run();
  };
}

function logBug({ config }: ViteDevServer, error: unknown): void {
  config.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
