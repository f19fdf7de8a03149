import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import * as v from "valibot";

import { LecternError } from "../../core/model/lectern-error.ts";
import { failureCodes } from "../../core/model/failure-codes.ts";
import { readVersion } from "../files/package-root.ts";
import {
  browserOptions,
  buildOptions,
  checkOptions,
  choicesOfOption,
  devOptions,
  ejectOptions,
  presentOptions,
} from "./options.ts";
import { printError } from "./report.ts";
import type { World } from "./world.ts";

/**
 * Runs the command line. `argv` is what follows the program's name. Returns the exit code: 0 fine,
 * 1 content, 2 usage, 3 environment, 70 a bug of ours. Never throws.
 */
export async function run(argv: readonly string[], world: World): Promise<number> {
  try {
    return await parseCommandLine(argv, world).run();
  } catch (error) {
    // Commander has printed its own; help and version end the parsing too, with the code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    printError(world, error);
    return error instanceof LecternError ? failureCodes[error.code].exitCode : 70;
  }
}

/** A command with its options, ready to be run. */
export interface ParsedCommand {
  /** As the command's schema reads them. */
  readonly flags: unknown;
  /** Returns the exit code. */
  readonly run: () => Promise<number>;
}

/**
 * Returns the command that a command line names. Throws CommanderError, with all printed, for help,
 * for the version and for words that it does not know, and LecternError `usage` for wrong values.
 */
export function parseCommandLine(argv: readonly string[], world: World): ParsedCommand {
  const parsed: ParsedCommand[] = [];
  createProgram(world, (command) => parsed.push(command)).parse(argv, { from: "user" });
  const [command] = parsed;
  if (command === undefined) throw new Error("No command was parsed.");
  return command;
}

const paths = "chapters (NAME.md), or folders of them (default: slides)";
const pathsOrInput = `${paths}; - is standard input`;
const defaultPaths: readonly string[] = ["slides"];

const orDefault = (given: readonly string[]): readonly string[] =>
  given.length > 0 ? given : defaultPaths;

/** Returns the command line; `onParsed` is given the command that was named. What it runs is loaded when it is called. */
export function createProgram(world: World, onParsed: OnParsed): Command {
  const program = new Command("lectern")
    .description("Turns a written Markdown chapter into a deck, a slides PDF and a handout PDF.")
    .version(readVersion())
    .exitOverride()
    .showHelpAfterError("(run with --help for the commands and options)")
    .configureOutput(toOutput(world));
  const add = adder(program, onParsed);
  add("build", {
    description: "Writes each chapter's deck and PDFs into a folder of its own.",
    args: [["[paths...]", pathsOrInput]],
    options: buildOptions,
    async run(flags, given) {
      if (flags.merge) return (await import("./shards.ts")).runMerge(given, flags, world);
      const loadBuilder = async () => (await import("./build-chapters.ts")).buildChapters;
      const { runBuild } = await import("./build.ts");
      return runBuild(orDefault(given), flags, { world, loadBuilder });
    },
  });
  add("dev", {
    description: "Serves the decks and shows each save at once.",
    args: [["[paths...]", paths]],
    options: devOptions,
    run: async (flags, given) => (await import("./dev.ts")).runDev(orDefault(given), flags, world),
  });
  add("present", {
    description: "Shows the decks on this machine, with a remote for a phone.",
    args: [["[paths...]", paths]],
    options: presentOptions,
    run: async (flags, given) => (await import("./present.ts")).runPresent(given, flags, world),
  });
  add("check", {
    description: "Reports what is wrong or risky in the chapters.",
    args: [["[paths...]", pathsOrInput]],
    options: checkOptions,
    run: async (flags, given) =>
      (await import("./check.ts")).runCheck(orDefault(given), flags, world),
  });
  add("eject", {
    description: "Copies one of lectern's templates into a folder of yours, to start from.",
    args: [
      ["[kind]", "layout, partial, page or theme; without a name: lists them"],
      ["[name]", "such as bullets, footer, deck, quiet"],
    ],
    options: ejectOptions,
    run: async (flags, given) => (await import("./eject.ts")).runEject(given, flags, world),
  });
  addBrowser(program, world, onParsed);
  return program;
}

function addBrowser(program: Command, world: World, onParsed: OnParsed): void {
  const browser = program
    .command("browser")
    .description("Finds or installs the browser that measures and prints.");
  const add = adder(browser, onParsed);
  add("where", {
    description: "Prints which browser is used.",
    isDefault: true,
    options: browserOptions,
    run: async (flags) => (await import("./browser.ts")).printBrowser(flags, world),
  });
  add("install", {
    description: "Installs a browser if there is none.",
    options: browserOptions,
    run: async (flags) => (await import("./browser.ts")).runInstall(flags, world),
  });
}

/** The schema of a command's options: an object, one entry an option. */
type OptionSchema = v.GenericSchema & { readonly entries: v.ObjectEntries };

type OnParsed = (command: ParsedCommand) => void;

interface CommandDefinition<S extends OptionSchema> {
  readonly description: string;
  /** Each argument as commander writes it, and its line of help. */
  readonly args?: readonly (readonly [string, string])[];
  readonly options: S;
  /** Is it what its parent does when none of its commands is named? */
  readonly isDefault?: boolean;
  /** Returns the exit code. */
  readonly run: (flags: v.InferOutput<S>, args: readonly string[]) => Promise<number>;
}

/** Returns how to add a command to its parent. */
function adder(parent: Command, onParsed: OnParsed) {
  return <S extends OptionSchema>(name: string, definition: CommandDefinition<S>): void => {
    const { description, args = [], isDefault = false } = definition;
    const command = parent.command(name, { isDefault }).description(description);
    for (const [argument, help] of args) command.argument(argument, help);
    const options = Object.entries(definition.options.entries).map(
      ([key, schema]) => [key, toOption(key, schema)] as const,
    );
    for (const [, option] of options) command.addOption(option);
    command.action(() => {
      const given = options.map(([key, option]): [string, unknown] => [
        key,
        command.getOptionValue(option.attributeName()),
      ]);
      const flags = v.parse(definition.options, Object.fromEntries(given));
      onParsed({ flags, run: () => definition.run(flags, command.args) });
    });
  };
}

function toOption(key: string, schema: v.ObjectEntries[string]): Option {
  const option = new Option(v.getTitle(schema) ?? `--${key}`, v.getDescription(schema));
  const fallback: unknown = v.getDefault(schema);
  if (fallback !== undefined && fallback !== null) option.default(fallback);
  const choices = choicesOfOption(key);
  if (choices !== null) return option.choices(choices);
  return option.argParser((value) => {
    const [issue] = v.safeParse(schema, value).issues ?? [];
    if (issue !== undefined) throw new InvalidArgumentError(issue.message);
    return value;
  });
}

function toOutput({ stdout, stderr }: World) {
  return {
    writeOut: (text: string) => void stdout.write(text),
    writeErr: (text: string) => void stderr.write(text),
    getOutHelpWidth: () => stdout.columns ?? 80,
    getErrHelpWidth: () => stderr.columns ?? 80,
    getOutHasColors: () => stdout.hasColors?.() ?? false,
    getErrHasColors: () => stderr.hasColors?.() ?? false,
  };
}
