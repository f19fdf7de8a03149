/**
 * What became of a fault: `seen` by a test; `green`, no test noticed; `broken`, the planted file cannot
 * even be loaded, which proves nothing; `late`, no test failed but for its time limit, which a busy
 * machine can cause as well.
 */
export type Outcome =
  { readonly kind: "seen"; readonly by: string } | { readonly kind: "green" | "broken" | "late" };

/** How a test file ended. */
export interface RunOfFile {
  /** What went wrong outside of its tests, such as before the first. */
  readonly errors: readonly string[];
  /** The tests that failed, each with what it says. */
  readonly failed: readonly { readonly name: string; readonly messages: readonly string[] }[];
  readonly tests: number;
}

/** Returns what the test files say of a fault. */
export function judgeRun(files: readonly RunOfFile[]): Outcome {
  const failed = files.flatMap((file) => file.failed);
  const seen = failed.find(({ messages }) => !messages.every(isTimeLimit));
  if (seen !== undefined) return { kind: "seen", by: seen.name };
  const errors = files.flatMap((file) => file.errors);
  const error = errors.find((message) => !isTimeLimit(message));
  if (error !== undefined) {
    return cannotLoad.test(error)
      ? { kind: "broken" }
      : { kind: "seen", by: error.split("\n", 1)[0] ?? "" };
  }
  if (failed.length + errors.length > 0) return { kind: "late" };
  return { kind: files.some(({ tests }) => tests > 0) ? "green" : "broken" };
}

const cannotLoad =
  /Transform failed|SyntaxError|PARSE_ERROR|Cannot find module|does not provide an export/;

function isTimeLimit(message: string): boolean {
  return /(?:Test|Hook) timed out in/.test(message);
}
