import { remotePaths, type RemoteCommand, type TalkState } from "../../core/protocol/remote.ts";
import type { Talk } from "../talk/talk.ts";
import { deckNameOf, followServer, sendJson } from "./event-stream.ts";

/**
 * Lets remotes move a deck, and tells them where it stands. The talk's clock starts when the slides
 * first move.
 */
export function linkTalk(talk: Talk): void {
  const { page, reveal, clock } = talk;
  let line: string | null = null;
  const send = createSender(async () => {
    if (line === null) return;
    await sendJson(remotePaths.state, { line, state: stateOf(talk) });
  });
  reveal.on("slidechanged", () => {
    if (!clock.hasRun()) clock.start();
    clock.enter(sectionInView(talk));
    send();
  });
  for (const event of ["fragmentshown", "fragmenthidden", "paused", "resumed"]) {
    reveal.on(event, send);
  }
  clock.onChange(send);
  followServer(page, `${remotePaths.commands}?deck=${encodeURIComponent(deckNameOf(page))}`, {
    hello: (said) => {
      line = said.line;
      send();
    },
    command: (command) => act(command, talk),
    onLink: (isThere) => {
      if (!isThere) line = null;
    },
    onRefused: () => Promise.resolve(true),
  });
}

function sectionInView({ reveal }: Talk): string {
  return reveal.getCurrentSlide().getAttribute("data-section") ?? "";
}

function stateOf({ reveal, clock }: Talk): TalkState {
  const { h, f } = reveal.getIndices();
  return {
    index: h,
    // On a slide that stands there at once it has no number.
    steps: Math.max(0, (f ?? -1) + 1),
    isBlack: reveal.isPaused(),
    elapsedMs: clock.elapsedMs(),
    isRunning: clock.isRunning(),
  };
}

function act(command: RemoteCommand, { reveal, clock }: Talk): void {
  const moves: Readonly<Record<RemoteCommand["type"], () => void>> = {
    next: () => reveal.next(),
    previous: () => reveal.prev(),
    black: () => reveal.togglePause(),
    clock: () => (clock.isRunning() ? clock.pause() : clock.start()),
    reset: clock.reset,
    go: () => command.type === "go" && reveal.slide(command.index),
  };
  moves[command.type]();
}

/** Returns how to have something sent: one after the other, and what was asked for meanwhile once. */
function createSender(send: () => Promise<void>): () => void {
  let isSending = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isSending = true;
    while (isWanted) {
      isWanted = false;
      await send();
    }
    isSending = false;
  };
  return () => {
    isWanted = true;
    if (!isSending) void run();
  };
}
