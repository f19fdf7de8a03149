/** What the code of a failed run stands for. */
interface FailureKind {
  /** 1 for the content or a template, 2 for the user's words, 3 for the environment. */
  readonly exitCode: 1 | 2 | 3;
  /** One sentence for the manual: what went wrong. */
  readonly meaning: string;
}

/** Every code that a LecternError can have, in alphabetical order. */
export const failureCodes = {
  "bad-config": {
    exitCode: 2,
    meaning: "A `lectern.config` file, or a theme or font that it or a flag names, is wrong.",
  },
  "bad-template": { exitCode: 1, meaning: "A template has a mistake." },
  "browser-failed": {
    exitCode: 3,
    meaning: "The browser does not start, cannot be reached, or ended twice while it was in use.",
  },
  "chapter-too-large": { exitCode: 1, meaning: "The chapter exceeds one of the limits on size." },
  "endless-diagram": { exitCode: 1, meaning: "A diagram takes too long to draw." },
  "no-browser": { exitCode: 3, meaning: "No browser was found, or none could be installed." },
  "no-chapter": {
    exitCode: 2,
    meaning: "There is no such file or folder, it has no chapter, or a chapter's name is reserved.",
  },
  "no-network": { exitCode: 3, meaning: "`--host` was given, but this machine has no network." },
  "port-taken": { exitCode: 3, meaning: "The port cannot be used." },
  "unreadable-file": { exitCode: 3, meaning: "A file that the run needs cannot be read." },
  "unwritable-output": {
    exitCode: 3,
    meaning: "The output cannot be written: no space, no permission, or another run is writing.",
  },
  usage: { exitCode: 2, meaning: "A flag, an argument or an environment variable is wrong." },
} as const satisfies Readonly<Record<string, FailureKind>>;

/** Why a run could not go on. */
export type LecternErrorCode = keyof typeof failureCodes;
