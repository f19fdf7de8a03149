/** Why a run could not go on: the user's words (exit 2) or the world around us (exit 3). */
export type LecternErrorCode =
  | "usage"
  | "no-chapter"
  | "no-browser"
  | "browser-failed"
  | "unreadable-file"
  | "unwritable-output"
  | "bad-template"
  | "bad-config"
  | "port-taken";

/** A failure that is not a bug and not the chapter's content. Only `cli/main.ts` catches it. */
export class LecternError extends Error {
  readonly code: LecternErrorCode;
  /** What the user can do, or null. */
  readonly hint: string | null;

  constructor(
    code: LecternErrorCode,
    message: string,
    options: { hint?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "LecternError";
    this.code = code;
    this.hint = options.hint ?? null;
  }
}
