import { LecternError } from "../../core/model/lectern-error.ts";

/**
 * Returns the options of a command that shows decks to their lecturer, notes and all, whatever the
 * settings say of the public. Throws LecternError `usage` for `--public`.
 */
export function givenWithNotes(
  options: Readonly<Record<string, unknown>>,
  command: string,
): Readonly<Record<string, unknown>> {
  if (options["public"] === true) {
    throw new LecternError(
      "usage",
      `"lectern ${command}" always shows the notes: --public has no meaning there.`,
      {
        hint: "Use it with `lectern build`, which writes what is published.",
      },
    );
  }
  return { ...options, public: false };
}
