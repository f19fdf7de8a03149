/** Where `lectern present` serves what is not the decks' own. Names of chapters do not begin so. */
export const remotePaths = {
  /** The page that exchanges a one-time code for a session; the code is the address's fragment. */
  pair: "/@pair",
  /** Leads a paired device to the remote of the deck that is open. */
  remote: "/@lectern/remote",
  /** Says whether who asks is paired. */
  session: "/@lectern/session",
  /** To a remote: the deck as it stands, whenever it moves. */
  view: "/@lectern/view",
  /** From a remote. */
  command: "/@lectern/command",
  /** To the deck's page: what remotes ask for. */
  commands: "/@lectern/commands",
  /** From the deck's page. */
  state: "/@lectern/state",
  /** Before the names of our own scripts and style sheets. */
  files: "/@lectern/files/",
  /** After the address of a deck: its remote. */
  ofDeck: "remote",
} as const;

/** How often a server shows that it is still there, in milliseconds. */
export const beatMs = 5000;

/** Where a lecture stands, as the page of the deck reports it. */
export interface TalkState {
  /** The slide in view, from 0. */
  readonly index: number;
  /** How many of the fragments of the slide are shown. */
  readonly steps: number;
  readonly isBlack: boolean;
  readonly elapsedMs: number;
  readonly isRunning: boolean;
}

/** What a remote can ask of the deck's page. */
export type RemoteCommand =
  | { readonly type: "next" }
  | { readonly type: "previous" }
  | { readonly type: "black" }
  /** Starts the clock, or stops it. */
  | { readonly type: "clock" }
  | { readonly type: "reset" }
  /** To a slide, from 0. */
  | { readonly type: "go"; readonly index: number };

/** What the deck's page says: which of the server's lines it is on, and where the lecture stands. */
export interface DeckReport {
  readonly line: string;
  readonly state: TalkState;
}

/** What a remote sees. */
export interface RemoteView {
  /** The chapter's name; null as long as no deck was open. */
  readonly deck: string | null;
  /** Is its page open now? */
  readonly isOpen: boolean;
  readonly state: TalkState | null;
}

/** What is sent to pages, by the names of its events; each has JSON for its data. */
export interface RemoteEvents {
  readonly view: RemoteView;
  /** The line on which the page of the deck gets its commands. */
  readonly hello: { readonly line: string };
  readonly command: RemoteCommand;
  readonly beat: null;
}
