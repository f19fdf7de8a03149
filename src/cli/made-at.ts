import { LecternError } from "../model/lectern-error.ts";

/**
 * Returns the time that `SOURCE_DATE_EPOCH` names (https://reproducible-builds.org/specs/source-date-epoch/),
 * in seconds since 1970; null where it is not set: files then bear no date.
 */
export function readMadeAt(environment: Readonly<Record<string, string | undefined>>): Date | null {
  const written = environment["SOURCE_DATE_EPOCH"] ?? "";
  if (written === "") return null;
  const madeAt = new Date(Number(written) * 1000);
  if (!/^\d+$/.test(written) || Number.isNaN(madeAt.getTime())) {
    throw new LecternError("usage", `SOURCE_DATE_EPOCH is "${written}".`, {
      hint: "It must be a whole number of seconds since 1970, or not set.",
    });
  }
  return madeAt;
}
