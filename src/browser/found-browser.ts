/** The small shell that only prints and measures, or a whole browser. */
export type BrowserKind = "headless-shell" | "chrome";

/** A browser that exists and may be executed; whether it starts is not known yet. */
export interface FoundBrowser {
  /** Absolute. */
  readonly executablePath: string;
  readonly kind: BrowserKind;
  /** Where it was found, in words for the user: a flag's or a variable's name, a folder. */
  readonly origin: string;
}
