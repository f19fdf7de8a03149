import type { Diagnostic } from "./diagnostic.ts";
import type { LecternErrorCode } from "./failure-codes.ts";

/** A failure that is not a bug and not the chapter's content. Only `cli/main.ts` catches it. */
export class LecternError extends Error {
  readonly code: LecternErrorCode;
  /** What the user can do, or null. */
  readonly hint: string | null;
  /** What is wrong and where, if that is known; the message then says the same. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(
    code: LecternErrorCode,
    message: string,
    options: { hint?: string; cause?: unknown; diagnostics?: readonly Diagnostic[] } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "LecternError";
    this.code = code;
    this.hint = options.hint ?? null;
    this.diagnostics = options.diagnostics ?? [];
  }
}
