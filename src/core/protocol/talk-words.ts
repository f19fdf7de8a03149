/** The words of the speaker's tools, in the language of the deck. */
export interface TalkWords {
  /** What keys do, as the help lists them. */
  readonly next: string;
  readonly previous: string;
  readonly ends: string;
  readonly overview: string;
  readonly find: string;
  readonly speaker: string;
  readonly black: string;
  readonly fullscreen: string;
  readonly zoom: string;
  readonly laser: string;
  readonly draw: string;
  readonly clear: string;
  readonly help: string;
  readonly close: string;
  /** What the search says when it finds no slide. */
  readonly nothingFound: string;
  /** Before the number of the slide at which the last lecture stopped. */
  readonly resume: string;
  /** Above the slide in view, and above the one after it. */
  readonly current: string;
  readonly upcoming: string;
  /** In the place of the next slide, and of the notes, where there are none. */
  readonly atEnd: string;
  readonly noNotes: string;
  /** What the clock's buttons do. */
  readonly start: string;
  readonly pause: string;
  readonly reset: string;
  /** After a time: by so much the talk is behind its estimate, or ahead of it. */
  readonly behind: string;
  readonly ahead: string;
  readonly onTime: string;
  readonly larger: string;
  readonly smaller: string;
  /** Where the browser opens no second window. */
  readonly blocked: string;
  /** On a small screen: lists the slides, starts the deck in full, and leads back to its text. */
  readonly contents: string;
  readonly present: string;
  readonly read: string;
  /** What the page is called that moves the slides from another device. */
  readonly remote: string;
  /** Above the notes, for those who hear the page. */
  readonly notes: string;
  /** What a remote says: there is no connection; no page of the deck is open. */
  readonly lost: string;
  readonly noDeck: string;
  /** Shown to a device that wants to become a remote: wait; the code is void; there was none. */
  readonly pairing: string;
  readonly codeVoid: string;
  readonly codeMissing: string;
}
