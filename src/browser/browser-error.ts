/** What a command cannot go on without: the address given is none, there is no browser, or it failed. */
export type BrowserErrorCode = "usage" | "no-browser" | "browser-failed";

/** A failure of finding, installing, starting or using a browser, in words for the user. */
export class BrowserError extends Error {
  readonly code: BrowserErrorCode;
  /** What the user can do. */
  readonly hint: string;

  constructor(code: BrowserErrorCode, message: string, options: { hint: string; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = "BrowserError";
    this.code = code;
    this.hint = options.hint;
  }
}

/** Returns whether an error is in words for the user already: one of ours, or of the caller's own kind. */
export function isExplained(error: unknown): boolean {
  return error instanceof Error && "hint" in error;
}

/** Returns what an error says, or what is thrown in its place. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
