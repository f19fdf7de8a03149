import type { BrowserEnvironment } from "./browser-environment.ts";
import { runCommand } from "./run-command.ts";

/** What the installing says while it goes on; the CLI shows it. */
export type InstallProgress =
  | { readonly kind: "message"; readonly text: string }
  | {
      readonly kind: "download";
      readonly receivedBytes: number;
      readonly totalBytes: number;
    };

export type ReportProgress = (progress: InstallProgress) => void;

export interface InstallContext {
  readonly environment: BrowserEnvironment;
  /** Ends the installing when aborted; null: it cannot be aborted. */
  readonly signal: AbortSignal | null;
  readonly report: ReportProgress;
}

/** One way to get a browser. */
export interface InstallStep {
  /** What is tried, as the start of a line: "Download of chrome-headless-shell 148". */
  readonly title: string;
  /** The command by which the user can do the same. */
  readonly byHand: string;
  /** Returns null when it is done, else why it is not, as the end of a sentence. */
  readonly run: (context: InstallContext) => Promise<string | null>;
}

const VERSION_SILENCE_MS = 20_000;

/**
 * Returns null when the browser can be executed on this system, else why not. A download can be
 * complete and still lack the system's libraries. Windows' Chrome has no `--version`: not asked.
 */
export async function checkStart(
  executablePath: string,
  { environment, signal }: InstallContext,
): Promise<string | null> {
  if (environment.platform === "win32") return null;
  return await runCommand(
    { file: executablePath, args: ["--version"], variables: environment.variables },
    { signal, silenceMs: VERSION_SILENCE_MS },
  );
}
