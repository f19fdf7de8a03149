import type {
  DeckReport,
  RemoteCommand,
  RemoteEvents,
  RemoteView,
  TalkState,
} from "../../../core/protocol/remote.ts";
import { makeSecret } from "./one-time-code.ts";

/** Sends an event to a page. */
export type Send = <Name extends keyof RemoteEvents>(name: Name, data: RemoteEvents[Name]) => void;

/** Leads what remotes ask for to the deck's page, and what that tells to the remotes. */
export interface Switchboard {
  /** A page of a deck is there. Returns what to call when it is gone. */
  readonly addDeck: (deck: string, send: Send) => () => void;
  /** A remote is there. Returns what to call when it is gone. */
  readonly addRemote: (send: Send) => () => void;
  /** A deck's page tells where it stands: it is the one that is moved from now on. False for an unknown line. */
  readonly report: (report: DeckReport) => boolean;
  /** False where no page of a deck is there. */
  readonly ask: (command: RemoteCommand) => boolean;
  readonly view: () => RemoteView;
}

interface DeckLine {
  readonly deck: string;
  readonly send: Send;
  /** Null before it told anything. */
  readonly told: { readonly state: TalkState; readonly at: number } | null;
}

/** Returns a switchboard that nobody is on. `now` is in milliseconds. */
export function createSwitchboard(now: () => number): Switchboard {
  /** By line; the one that told something last stands last. */
  const lines = new Map<string, DeckLine>();
  const remotes = new Set<Send>();
  let shown: RemoteView = { deck: null, isOpen: false, state: null };
  let shownAt = 0;
  const view = (): RemoteView => {
    const { state } = shown;
    if (state === null || !state.isRunning) return shown;
    return { ...shown, state: { ...state, elapsedMs: state.elapsedMs + now() - shownAt } };
  };
  const show = (next: RemoteView, at: number): void => {
    shown = next;
    shownAt = at;
    for (const send of remotes) send("view", view());
  };
  const showLast = (): void => {
    const line = [...lines.values()].findLast(({ told }) => told !== null);
    if (line === undefined || line.told === null) {
      show({ ...shown, isOpen: false }, shownAt);
    } else {
      show({ deck: line.deck, isOpen: true, state: line.told.state }, line.told.at);
    }
  };
  return {
    view,
    addDeck: (deck, send) => {
      const line = makeSecret();
      lines.set(line, { deck, send, told: null });
      send("hello", { line });
      return () => {
        lines.delete(line);
        showLast();
      };
    },
    addRemote: (send) => {
      remotes.add(send);
      send("view", view());
      return () => void remotes.delete(send);
    },
    report: ({ line, state }) => {
      const found = lines.get(line);
      if (found === undefined) return false;
      lines.delete(line);
      lines.set(line, { ...found, told: { state, at: now() } });
      showLast();
      return true;
    },
    ask: (command) => {
      const current = [...lines.values()].findLast(({ told }) => told !== null);
      current?.send("command", command);
      return current !== undefined;
    },
  };
}
