#!/usr/bin/env node
import process from "node:process";
import { setFlagsFromString } from "node:v8";

import { CommanderError } from "commander";

import { failureCodes } from "../../core/model/failure-codes.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import { createProgram } from "./program.ts";
import { printError } from "./report.ts";
import { endWhenSaid, watchOutput } from "./watch-output.ts";

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

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

/** Runs the command line and sets the exit code: 0 fine, 1 content, 2 usage, 3 environment. */
async function main(): Promise<void> {
  for (const [signal, code] of Object.entries(signals)) {
    // Ending by `exit` lets whoever holds a browser or a half-made folder clear it away.
    process.on(signal, () => process.exit(code));
  }
  let isServing = false;
  watchOutput(() => isServing);
  try {
    process.exitCode = 0;
    let name = "";
    const program = createProgram().hook("postAction", (_, command) => {
      name = command.name();
    });
    await program.parseAsync(process.argv);
    // When it is known whether what it said could be written.
    if (serving.has(name)) setImmediate(() => (isServing = true));
    else endWhenSaid(Number(process.exitCode));
  } catch (error) {
    if (!(error instanceof CommanderError)) printError(error);
    endWhenSaid(exitCodeOf(error));
  }
}

/** Commands that go on when they have said where they serve. */
const serving: ReadonlySet<string> = new Set(["dev", "present"]);

function exitCodeOf(error: unknown): number {
  // Help and version end the parsing too, with the code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof LecternError) return failureCodes[error.code].exitCode;
  return 70;
}

keepWebAssemblySimple();
await main();
