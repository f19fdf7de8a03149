import process from "node:process";

import pc from "picocolors";
import yoctoSpinner from "yocto-spinner";

import { formatDiagnostic, toPrintable, type Diagnostic } from "../../core/model/diagnostic.ts";
import { LecternError } from "../../core/model/lectern-error.ts";

/** Prints diagnostics on stderr, one after the other. */
export function printDiagnostics(diagnostics: readonly Diagnostic[]): void {
  const { red, yellow, dim } = colours();
  for (const diagnostic of diagnostics) {
    const paint = { error: red, warning: yellow, info: dim }[diagnostic.severity];
    const text = formatDiagnostic(diagnostic).replace(
      `: ${diagnostic.severity}: `,
      `: ${paint(diagnostic.severity)}: `,
    );
    process.stderr.write(`${text}\n`);
  }
}

/** For stderr alone: picocolors itself asks stdout, and takes every CI for a terminal. */
function colours(): ReturnType<typeof pc.createColors> {
  return pc.createColors(process.stderr.isTTY === true && process.stderr.hasColors());
}

/** Prints what ended the run: message and hint, or the places, of a known failure; the stack of a bug. */
export function printError(error: unknown): void {
  const { red } = colours();
  if (error instanceof LecternError && error.diagnostics.length > 0) {
    printDiagnostics(error.diagnostics);
  } else if (error instanceof LecternError) {
    const message = error.message.split("\n").map(toPrintable).join("\n");
    process.stderr.write(`${red("error")}: ${message} [${error.code}]\n`);
    if (error.hint !== null) process.stderr.write(`  hint: ${toPrintable(error.hint)}\n`);
  } else {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${red("bug")}: ${text}\n  Please report this with the chapter.\n`);
  }
}

/** Prints one line on stderr, which is no part of what a command answers. */
export function printNote(text: string): void {
  process.stderr.write(`${toPrintable(text)}\n`);
}

/** Prints one line on stdout, fit for a terminal. */
export function printLine(text: string): void {
  process.stdout.write(`${toPrintable(text)}\n`);
}

/**
 * Prints a QR code of blocks on stdout, white on black where there are colours: scanners want its
 * dark modules dark, whatever the colours of the terminal.
 */
export function printQrText(code: string): void {
  const { isTTY } = process.stdout;
  const { bgBlack, whiteBright } = pc.createColors(isTTY === true && process.stdout.hasColors());
  const lines = code.split("\n").map((line) => bgBlack(whiteBright(line)));
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** Prints a value as JSON on stdout, over several lines. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Says what is being done: a spinner on a terminal; in a pipe or CI nothing until it is done. */
export interface Progress {
  say(text: string): void;
  stop(): void;
}

/** Starts showing progress on stderr. */
export function startProgress(text: string): Progress {
  if (!process.stderr.isTTY || process.env["CI"] !== undefined) {
    return { say: () => undefined, stop: () => undefined };
  }
  const spinner = yoctoSpinner({ text, stream: process.stderr }).start();
  return {
    say(next) {
      spinner.text = next;
      if (!spinner.isSpinning) spinner.start();
    },
    stop() {
      spinner.stop();
    },
  };
}

/** Returns "1 warning", "2 warnings". */
export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Returns the run's exit code: 1 for errors, and for warnings under `--strict`, else 0. */
export function exitCodeFor(diagnostics: readonly Diagnostic[], isStrict: boolean): 0 | 1 {
  const fails = diagnostics.some(
    ({ severity }) => severity === "error" || (isStrict && severity === "warning"),
  );
  return fails ? 1 : 0;
}
