import type {
  DeckReport,
  RemoteCommand,
  RemoteEvents,
  RemoteView,
  TalkState,
} from "../../../core/protocol/remote.ts";
import { makeSecret, type Clock } from "./pairing.ts";

/** Sends an event to a page. */
export type Send = <Name extends keyof RemoteEvents>(name: Name, data: RemoteEvents[Name]) => void;

/** An open page of a deck. */
interface DeckPage {
  readonly deck: string;
  readonly send: Send;
  /** What it last reported, and when; null before its first report. */
  readonly reported: { readonly state: TalkState; readonly at: number } | null;
}

/** Passes the remotes' commands to the page of the deck, and its reports to the remotes. */
export class RemoteHub {
  readonly #now: Clock;
  /** By line; the page that reported last stands last. */
  readonly #pages = new Map<string, DeckPage>();
  readonly #remotes = new Set<Send>();
  #view: RemoteView = { deck: null, isOpen: false, state: null };
  #viewedAt = 0;

  constructor(now: Clock) {
    this.#now = now;
  }

  /** Adds a page of a deck. Returns how to remove it. */
  addDeck(deck: string, send: Send): () => void {
    const line = makeSecret();
    this.#pages.set(line, { deck, send, reported: null });
    send("hello", { line });
    return () => {
      this.#pages.delete(line);
      this.#update();
    };
  }

  /** Adds a remote. Returns how to remove it. */
  addRemote(send: Send): () => void {
    this.#remotes.add(send);
    send("view", this.view());
    return () => void this.#remotes.delete(send);
  }

  /** Takes a page's report; commands go to that page from now on. Returns false for an unknown line. */
  report({ line, state }: DeckReport): boolean {
    const page = this.#pages.get(line);
    if (page === undefined) return false;
    this.#pages.delete(line);
    this.#pages.set(line, { ...page, reported: { state, at: this.#now() } });
    this.#update();
    return true;
  }

  /** Sends a command to the page that reported last. Returns false where there is none. */
  command(command: RemoteCommand): boolean {
    const page = this.#current();
    page?.send("command", command);
    return page !== undefined;
  }

  /** Returns what remotes see now. */
  view(): RemoteView {
    const { state } = this.#view;
    if (state === null || !state.isRunning) return this.#view;
    const elapsedMs = state.elapsedMs + this.#now() - this.#viewedAt;
    return { ...this.#view, state: { ...state, elapsedMs } };
  }

  #current(): DeckPage | undefined {
    return [...this.#pages.values()].findLast(({ reported }) => reported !== null);
  }

  #update(): void {
    const page = this.#current();
    if (page === undefined || page.reported === null) {
      this.#view = { ...this.#view, isOpen: false };
    } else {
      this.#view = { deck: page.deck, isOpen: true, state: page.reported.state };
      this.#viewedAt = page.reported.at;
    }
    for (const send of this.#remotes) send("view", this.view());
  }
}
