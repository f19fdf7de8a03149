import process from "node:process";

import { LecternError } from "../../core/model/lectern-error.ts";
import { hasCode } from "../files/file-errors.ts";
import { printError } from "./report.ts";

/** What a shell says of a program that wrote into a pipe that nobody reads: 128 and the number of SIGPIPE. */
const brokenPipeCode = 141;
const environmentCode = 3;

/**
 * Ends the run where what it says cannot be written: quietly, as `head` has it, where nobody reads on,
 * else with the exit code of the environment, and told on stderr. What `isServing` goes on: a lecture
 * does not end since its terminal did.
 */
export function watchOutput(isServing: () => boolean): void {
  process.stdout.on("error", (error) => {
    if (!isServing()) endUnwritten(error);
  });
  process.stderr.on("error", (error) => {
    if (!isServing()) process.exit(toExitCode(error));
  });
}

/** Ends a run when all is said, with a code: a call to a browser that is gone would wait for half a minute, or for minutes. */
export function endWhenSaid(code: number): void {
  process.stdout.write("", (unwritten) => {
    if (unwritten) endUnwritten(unwritten);
    process.stderr.write("", (lost) => process.exit(lost ? toExitCode(lost) : code));
  });
}

function endUnwritten(error: Error): never {
  const code = toExitCode(error);
  if (code === environmentCode) {
    const message = `Cannot write to the standard output: ${error.message}.`;
    const hint = "Check the free space and the rights of the file or device that it leads to.";
    printError(new LecternError("unwritable-output", message, { hint, cause: error }));
  }
  process.exit(code);
}

function toExitCode(error: Error): number {
  return hasCode(error, ["EPIPE"]) ? brokenPipeCode : environmentCode;
}
