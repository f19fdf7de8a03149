#!/usr/bin/env node
import { spawn } from "node:child_process";
import process from "node:process";
import { setFlagsFromString } from "node:v8";

import { LecternError } from "../../core/model/lectern-error.ts";
import { printError } from "./report.ts";
import { currentBrowserEnvironment } from "../../browser/browser-environment.ts";
import { hasCode } from "../files/file-errors.ts";
import { run } from "./run.ts";

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** What a shell says of a program that wrote into a pipe that nobody reads: 128 and the number of SIGPIPE. */
const brokenPipeCode = 141;
const environmentCode = 3;

/** The newest Node.js that was seen to take the flags below; another may complain of them. */
const lastNodeSeen = 25;

/**
 * Leaves WebAssembly as it is compiled at first. Fonts are cut by it in some ms: V8 would take a core
 * for longer to make that faster meanwhile, which the browser and this process then lack. It is not
 * slower for 3,500 characters either.
 */
function keepWebAssemblySimple(): void {
  if (Number.parseInt(process.versions.node, 10) > lastNodeSeen) return;
  for (const flag of ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]) setFlagsFromString(flag);
}

/** Runs the command line with this process as its world, and ends the process with its exit code. */
async function main(): Promise<void> {
  for (const [signal, code] of Object.entries(signals)) {
    // Ending by `exit` lets whoever holds a browser or a half-made folder clear it away.
    process.on(signal, () => process.exit(code));
  }
  let isServing = false;
  // A lecture goes on when its terminal does not: output that is lost ends other commands alone.
  process.stdout.on("error", (error) => {
    if (!isServing) endUnwritten(error);
  });
  process.stderr.on("error", (error) => {
    if (!isServing) process.exit(toExitCode(error));
  });
  const code = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    // Opened where it is read: a command that reads nothing leaves it alone.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => performance.now(),
    machine: currentBrowserEnvironment(),
    openAddress,
    // Once it is known whether what was printed so far could be written.
    onServing: () => void setImmediate(() => (isServing = true)),
    stop: new AbortController().signal,
  });
  endWhenWritten(code);
}

/** The system's own way to open an address, by platform. */
const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Opens an address in the browser that `BROWSER` names, else the system's. Does nothing where there is none. */
function openAddress(url: string): void {
  const named = process.env["BROWSER"];
  const [program, ...rest] = named ? [named] : (openers[process.platform] ?? ["xdg-open"]);
  const child = spawn(program, [...rest, url], { detached: true, stdio: "ignore" });
  // The address has been printed: it can be opened by hand.
  child.once("error", () => undefined);
  child.unref();
}

/**
 * Ends the process once all its output is written. Waiting for it to end by itself would wait for
 * calls to a browser that is gone: half a minute, or minutes.
 */
function endWhenWritten(code: number): void {
  process.stdout.write("", (unwritten) => {
    if (unwritten) endUnwritten(unwritten);
    process.stderr.write("", (lost) => process.exit(lost ? toExitCode(lost) : code));
  });
}

/** Ends quietly where nobody reads on, as `head` does; else reports on stderr that stdout cannot be written. */
function endUnwritten(error: Error): never {
  const code = toExitCode(error);
  if (code === environmentCode) {
    const message = `Cannot write to the standard output: ${error.message}.`;
    const hint = "Check the free space and the permissions of the file or device that it leads to.";
    printError(process, new LecternError("unwritable-output", message, { hint, cause: error }));
  }
  process.exit(code);
}

function toExitCode(error: Error): number {
  return hasCode(error, ["EPIPE"]) ? brokenPipeCode : environmentCode;
}

keepWebAssemblySimple();
await main();
