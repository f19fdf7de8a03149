import { BrowserError } from "./browser-error.ts";

/** How a browser did not start. */
export interface StartFailure {
  /** As the end of a sentence: "ended with code 127". */
  readonly how: string;
  /** What it wrote to stderr, oldest line first. */
  readonly lines: readonly string[];
  readonly cause?: unknown;
}

const MAX_LINES = 6;

interface KnownCause {
  readonly pattern: RegExp;
  readonly hint: string;
}

/** What a browser says when the system does not let it start; the first that matches is told. */
const KNOWN_CAUSES: readonly KnownCause[] = [
  {
    pattern: /error while loading shared libraries/,
    hint: "The system lacks libraries the browser needs. On Debian, as root: `apt-get install -y --no-install-recommends chromium-headless-shell`. Elsewhere see https://pptr.dev/troubleshooting.",
  },
  {
    pattern: /requires the chromium snap/,
    hint: "This is Ubuntu's stand-in for a browser. Run `lectern browser install`, or install Google Chrome.",
  },
  {
    pattern: /no usable sandbox|without --no-sandbox|setuid sandbox|clone_?\w*.*not permitted/i,
    hint: "The system forbids the browser's sandbox (containers and Ubuntu 23.10 or newer do). Allow user namespaces (https://pptr.dev/troubleshooting), or set PUPPETEER_DANGEROUS_NO_SANDBOX=true if you trust the chapters you build.",
  },
  {
    pattern: /exec format error|ENOEXEC|EBADARCH|bad CPU type/i,
    hint: "The file is for another processor or system. Run `lectern browser install`, or name another browser with PUPPETEER_EXECUTABLE_PATH.",
  },
  {
    pattern: /ENOENT/,
    hint: "The file exists but the system cannot run it; it may be built for another C library. Install the system's own Chromium.",
  },
  {
    pattern: /ENOSPC|no space left/i,
    hint: "The disk is full: free some space in the temporary folder.",
  },
];

/** Returns the error for a browser that did not start: its last words, and what helps. */
export function toStartFailure(executablePath: string, failure: StartFailure): BrowserError {
  const { how, lines, cause } = failure;
  const text = [how, ...lines].join("\n");
  const known = KNOWN_CAUSES.find(({ pattern }) => pattern.test(text));
  const last = lines.slice(-MAX_LINES).map((line) => `\n  ${line}`);
  const words = last.length > 0 ? ` It said:${last.join("")}` : "";
  const hint = known?.hint ?? "Name another browser with PUPPETEER_EXECUTABLE_PATH.";
  const message = `The browser "${executablePath}" did not start: it ${how}.${words}`;
  return new BrowserError("browser-failed", message, { hint, cause });
}

/** Since 122 Chrome prints tagged PDFs with an outline; since 123 it sets Japanese punctuation as the themes do. */
const OLDEST_MAJOR = 123;

const UPDATE_HINT =
  "Update it, run `lectern browser install`, or name another with PUPPETEER_EXECUTABLE_PATH.";

/**
 * Throws `BrowserError("browser-failed")` for a browser that cannot print what we need. `version` is
 * what it says itself, such as `HeadlessChrome/150.0.7871.1`; one that names no number is let pass.
 * `place` is its file or its address.
 */
export function refuseTooOld(version: string, place: string, hint: string = UPDATE_HINT): void {
  const major = Number(/\/(\d+)/.exec(version)?.[1] ?? OLDEST_MAJOR);
  if (major >= OLDEST_MAJOR) return;
  throw new BrowserError(
    "browser-failed",
    `The browser "${place}" is too old: it is version ${major}, and ${OLDEST_MAJOR} is needed.`,
    { hint },
  );
}
