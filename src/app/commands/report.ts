import { relative } from "node:path";

import pc from "picocolors";
import yoctoSpinner from "yocto-spinner";

import { formatDiagnostic, toPrintable, type Diagnostic } from "../../core/model/diagnostic.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import type { Output, World } from "./world.ts";

/** Prints diagnostics on stderr, one after the other. */
export function printDiagnostics(
  { stderr }: Pick<World, "stderr">,
  diagnostics: readonly Diagnostic[],
): void {
  const { red, yellow, dim } = coloursOf(stderr);
  for (const diagnostic of diagnostics) {
    const paint = { error: red, warning: yellow, info: dim }[diagnostic.severity];
    const text = formatDiagnostic(diagnostic).replace(
      `: ${diagnostic.severity}: `,
      `: ${paint(diagnostic.severity)}: `,
    );
    stderr.write(`${text}\n`);
  }
}

/** By the stream itself: picocolors asks stdout, and takes every CI for a terminal. */
function coloursOf(stream: Output): ReturnType<typeof pc.createColors> {
  return pc.createColors(stream.isTTY === true && stream.hasColors?.() === true);
}

/** Prints what ended the run: message and hint, or the places, of a known failure; the stack of a bug. */
export function printError({ stderr }: Pick<World, "stderr">, error: unknown): void {
  const { red } = coloursOf(stderr);
  if (error instanceof LecternError && error.diagnostics.length > 0) {
    printDiagnostics({ stderr }, error.diagnostics);
  } else if (error instanceof LecternError) {
    const message = error.message.split("\n").map(toPrintable).join("\n");
    stderr.write(`${red("error")}: ${message} [${error.code}]\n`);
    if (error.hint !== null) stderr.write(`  hint: ${toPrintable(error.hint)}\n`);
  } else {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    stderr.write(`${red("bug")}: ${text}\n  Please report this with the chapter.\n`);
  }
}

/** Prints one line on stderr, for what is not a command's answer. */
export function printNote({ stderr }: World, text: string): void {
  stderr.write(`${toPrintable(text)}\n`);
}

/** Prints one line on stdout, fit for a terminal. */
export function printLine({ stdout }: World, text: string): void {
  stdout.write(`${toPrintable(text)}\n`);
}

/**
 * Prints a QR code of blocks on stdout, white on black where there are colours: scanners want its
 * dark modules dark, whatever the colours of the terminal.
 */
export function printQrText({ stdout }: World, code: string): void {
  const { bgBlack, whiteBright } = coloursOf(stdout);
  const lines = code.split("\n").map((line) => bgBlack(whiteBright(line)));
  stdout.write(`${lines.join("\n")}\n`);
}

/** Shows what is being done: a spinner on a terminal; nothing in a pipe or CI. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly stop: () => void;
}

/** Starts showing progress on stderr. */
export function startProgress({ stderr, env }: World, text: string): Progress {
  if (stderr.isTTY !== true || env["CI"] !== undefined) {
    return { show: () => undefined, stop: () => undefined };
  }
  const spinner = yoctoSpinner({ text, stream: stderr }).start();
  return {
    show(next) {
      spinner.text = next;
      if (!spinner.isSpinning) spinner.start();
    },
    stop: () => void spinner.stop(),
  };
}

/**
 * The chapters of a run that could not be built: one does not keep the others from being built. The
 * first is printed last, by `run`; further ones at once, unless their message was printed already.
 */
export class Failures {
  readonly #world: World;
  readonly #kept = new Map<string, LecternError>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Keeps a failure after which the others can still be built; throws any other error. */
  readonly add = (error: unknown): void => {
    if (!(error instanceof LecternError)) throw error;
    if (this.#kept.has(error.message)) return;
    if (this.#kept.size > 0) printError(this.#world, error);
    this.#kept.set(error.message, error);
  };

  /** Throws the first failure, if there is any. */
  throwFirst(): void {
    for (const error of this.#kept.values()) throw error;
  }
}

/** Returns "1 warning", "2 warnings". */
export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Returns a duration in seconds, such as "1.2 s". */
export function toSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Returns how a folder is shown: relative to the working folder. */
export function toShownFolder({ cwd }: World, folder: string): string {
  return relative(cwd, folder) || ".";
}

/** Returns the run's exit code: 1 for errors, and for warnings under `--strict`, else 0. */
export function exitCodeFor(diagnostics: readonly Diagnostic[], isStrict: boolean): 0 | 1 {
  const fails = diagnostics.some(
    ({ severity }) => severity === "error" || (isStrict && severity === "warning"),
  );
  return fails ? 1 : 0;
}
