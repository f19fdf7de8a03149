import { spawn, type ChildProcess } from "node:child_process";

export interface Command {
  /** A path, or a name on the variables' PATH. No shell is involved. */
  readonly file: string;
  readonly args: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
}

export interface CommandLimits {
  /** Ends the command; the promise then rejects with the signal's reason. Null: no such signal. */
  readonly signal: AbortSignal | null;
  /** Ends a command that writes nothing for so long. */
  readonly silenceMs: number;
  /** Called with each line of stdout. */
  readonly onLine?: (line: string) => void;
}

/** Null when the command ended with code 0, else why it did not, as the end of a sentence. */
export type CommandFault = string | null;

/** From the polite signal to the one that cannot be refused. */
const GRACE_MS = 5000;

/**
 * Returns null when the command succeeds, else why it failed, with the last thing it said. The
 * command's stdin ends when we do, so that it can notice. Rejects only when aborted.
 */
export async function runCommand(command: Command, limits: CommandLimits): Promise<CommandFault> {
  const { signal, silenceMs, onLine } = limits;
  signal?.throwIfAborted();
  const child = spawn(command.file, command.args, {
    env: { ...command.variables },
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  // The command may end without having read it.
  child.stdin.on("error", () => undefined);
  let wasSilent = false;
  const silence = setTimeout(() => {
    wasSilent = true;
    endCommand(child);
  }, silenceMs);
  const onAbort = (): void => endCommand(child);
  signal?.addEventListener("abort", onAbort, { once: true });
  let lastWords = "";
  const listen = (stream: NodeJS.ReadableStream, use: (line: string) => void): void =>
    readLines(stream, (line) => {
      silence.refresh();
      use(line);
    });
  listen(child.stdout, (line) => onLine?.(line));
  listen(child.stderr, (line) => (lastWords = line));
  try {
    const how = await watchEnd(child);
    signal?.throwIfAborted();
    if (wasSilent) return `was stopped: nothing came for ${silenceMs / 1000} s`;
    return how === null || lastWords === "" ? how : `${how}: ${lastWords}`;
  } finally {
    clearTimeout(silence);
    signal?.removeEventListener("abort", onAbort);
  }
}

function watchEnd(child: ChildProcess): Promise<CommandFault> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(`could not be run: ${error.message}`));
    child.once("close", (code, signal) => {
      if (code === 0) resolve(null);
      else resolve(code === null ? `ended by ${signal ?? "a signal"}` : `ended with code ${code}`);
    });
  });
}

function endCommand(child: ChildProcess): void {
  child.kill("SIGTERM");
  const kill = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  child.once("close", () => clearTimeout(kill));
}

function readLines(stream: NodeJS.ReadableStream, use: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    const parts = (rest + text).split(/\r?\n/);
    rest = parts.pop() ?? "";
    for (const line of parts.filter((part) => part.trim() !== "")) use(line.trim());
  });
  stream.on("end", () => {
    if (rest.trim() !== "") use(rest.trim());
  });
}
