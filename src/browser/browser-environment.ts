import { homedir } from "node:os";

/** What this room reads of the machine, as a value, so that a test can pass another machine. */
export interface BrowserEnvironment {
  /** The environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The processor, as `process.arch` names it. */
  readonly arch: string;
  /** The user's home folder, absolute. */
  readonly home: string;
  /** The POSIX user number, 0 for root, or null on Windows. */
  readonly userId: number | null;
  /** The folder below which the system's own folders stand; `/` on a real machine. */
  readonly root: string;
}

/** Returns the environment of this process, read at the call and never at import. */
export function currentBrowserEnvironment(): BrowserEnvironment {
  return {
    variables: process.env,
    platform: process.platform,
    arch: process.arch,
    home: homedir(),
    userId: process.getuid?.() ?? null,
    root: "/",
  };
}
