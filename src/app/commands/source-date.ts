import { LecternError } from "../../core/model/lectern-error.ts";

/** The last second of the year 9999: PDFs write years with four digits. */
const maxSeconds = 253_402_300_799;

/**
 * Returns the date that reproducible builds hand over in `SOURCE_DATE_EPOCH`, in seconds since 1970
 * (https://reproducible-builds.org/specs/source-date-epoch/); null where it is not set.
 */
export function sourceDate(seconds: string | undefined): Date | null {
  if (seconds === undefined || seconds === "") return null;
  if (!/^\d+$/.test(seconds) || Number(seconds) > maxSeconds) {
    throw new LecternError("usage", `SOURCE_DATE_EPOCH is "${seconds}".`, {
      hint: "It must be a whole number of seconds since 1970, such as the output of `git log -1 --format=%ct`.",
    });
  }
  return new Date(Number(seconds) * 1000);
}
