import type { Diagnostic } from "../../core/model/diagnostic.ts";
import type { ChapterFile } from "../chapter/find-chapters.ts";

/** Returns the warning that there is no browser to fit the slides of a run. */
export function unfitted(files: readonly ChapterFile[]): Diagnostic {
  return {
    path: files[0]?.path ?? "",
    line: 1,
    column: 1,
    severity: "warning",
    code: "not-fitted",
    message: "There is no browser to fit the slides; each page fits itself when it is opened.",
    hint: "Run `lectern browser install`, then build again.",
  };
}
