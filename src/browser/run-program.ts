import { execFile } from "node:child_process";

/** A program that is run to its end. */
export interface Program {
  /** A path, or a name on the variables' PATH. No shell is involved. */
  readonly file: string;
  readonly args: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
}

/** How a program ended. */
export interface ProgramEnd {
  /** Null when it succeeded, else why not, with its last words, as the end of a sentence. */
  readonly fault: string | null;
  readonly stdout: string;
}

/** Returns how a program ended, and what it printed. Never rejects. */
export function runProgram({ file, args, variables, timeoutMs }: Program): Promise<ProgramEnd> {
  const options = { env: { ...variables }, timeout: timeoutMs, maxBuffer: Infinity };
  return new Promise((resolve) => {
    execFile(file, args, options, (error, stdout, stderr) => {
      if (error === null) return resolve({ fault: null, stdout });
      const lastLine = stderr.trim().split(/\r?\n/).at(-1)?.trim() ?? "";
      const words = lastLine === "" ? "" : `: ${lastLine}`;
      if (error.killed === true) {
        return resolve({ fault: `was stopped: it took longer than ${timeoutMs / 1000} s`, stdout });
      }
      if (typeof error.code === "number") {
        return resolve({ fault: `ended with code ${error.code}${words}`, stdout });
      }
      const signal = error.signal ?? null;
      const how = signal === null ? `could not be run: ${error.message}` : `ended by ${signal}`;
      return resolve({ fault: signal === null ? how : how + words, stdout });
    });
  });
}
