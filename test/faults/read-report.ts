/**
 * What became of a fault: `seen` by a test; `green`, no test noticed; `broken`, the planted file cannot
 * even be loaded, which proves nothing; `late`, no test failed but for its time limit, which a busy
 * machine can cause as well.
 */
export type Outcome =
  { readonly kind: "seen"; readonly by: string } | { readonly kind: "green" | "broken" | "late" };

/** The parts that are read of vitest's JSON report. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Returns what vitest's JSON report says of a fault; an empty text is a run that never began. */
export function readReport(json: string): Outcome {
  if (json === "") return { kind: "broken" };
  const { testResults }: Report = JSON.parse(json);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status }) => status === "failed");
  const seen = failed.find(({ failureMessages }) => !failureMessages.every(isTimeLimit));
  if (seen !== undefined) return { kind: "seen", by: seen.fullName.trim() };
  // What fails before the first test, such as a build that the tests look at.
  const suites = testResults.filter(({ status, message }) => status === "failed" && message !== "");
  const suite = suites.find(({ message }) => !isTimeLimit(message));
  if (suite !== undefined) {
    return cannotLoad.test(suite.message)
      ? { kind: "broken" }
      : { kind: "seen", by: suite.message.split("\n", 1)[0] ?? "" };
  }
  return { kind: failed.length + suites.length > 0 ? "late" : "green" };
}

const cannotLoad = /Transform failed|SyntaxError|Cannot find module|does not provide an export/;

function isTimeLimit(message: string): boolean {
  return /(?:Test|Hook) timed out in/.test(message);
}
