import { Command, InvalidArgumentError, Option } from "commander";

import { handoutKinds } from "../../core/model/handout-kinds.ts";
import { parseSettings } from "../../core/settings/parse-settings.ts";
import { readVersion } from "../files/package-root.ts";
import { settingFlags } from "./setting-flags.ts";

type Options = Record<string, unknown>;

/** Returns the command line: one command a file, loaded when it is called. */
export function createProgram(): Command {
  const program = new Command("lectern")
    .description("Turns a written Markdown chapter into a deck, a slides PDF and a handout PDF.")
    .version(readVersion())
    .exitOverride()
    .showHelpAfterError("(run with --help to see what there is)");
  addBuild(program);
  addDev(program);
  addPresent(program);
  addCheck(program);
  addEject(program);
  addBrowser(program);
  return program;
}

const pathsHelp = "chapters (NAME.md), or folders of them (default: slides)";
const pathsOrInputHelp = `${pathsHelp}; - is standard input`;
const remoteHelp =
  "one that runs elsewhere: ws://HOST:PORT/devtools/browser/ID or http://HOST:PORT";

function addBuild(program: Command): void {
  const command = program
    .command("build")
    .description("Writes each chapter's deck and PDFs into a folder of its own.")
    .argument("[paths...]", pathsOrInputHelp)
    .option("-o, --out <folder>", "where the decks go", "dist")
    .option("-f, --format <names>", "html, single, pdf, handout; apart by commas", "html,pdf")
    .addOption(
      new Option("--handout <kinds>", `makes handouts: ${handoutKinds.join(", ")}`).argParser(
        toHandoutKinds,
      ),
    )
    .addOption(
      new Option("--key <place>", "where a cloze handout's answers stand").choices([
        "page",
        "separate",
      ]),
    )
    .option("--course", "the handouts of all chapters together, as one PDF a kind, too", false)
    .option("--pages <ranges>", "the slides that PDFs have, such as 3-9,12 or 20-")
    .option("--section <ids>", "the sections that PDFs have, by their ids in deck.json")
    .option("--steps", "what appears one by one has a page a step in the slides PDF", false)
    .option("--force", "builds chapters that have not changed, too", false)
    .option("--shard <share>", "builds a share of the chapters, such as 2/8")
    .option("--merge", "joins the folders of all shares, named as paths, into one", false)
    .option("-j, --jobs <number>", "how many chapters are built at once", toJobs)
    .option("--strict", "warnings fail the run", false)
    .option("--browser <path>", "the browser that measures and prints")
    .option("--browser-url <address>", remoteHelp);
  addSettings(command).action(async (paths: string[], options: Options) => {
    if (options["merge"] === true) {
      const { runMerge } = await import("./merge.ts");
      return runMerge(paths, options);
    }
    const { runBuild } = await import("./build.ts");
    return runBuild(paths, options);
  });
}

function addDev(program: Command): void {
  const command = program
    .command("dev")
    .description("Serves the decks and shows each save at once.")
    .argument("[paths...]", pathsHelp)
    .option("-p, --port <number>", "the port to listen on", toPort)
    .option("--open", "opens the list of decks in a browser", false)
    .option("--browser <path>", "the browser that prints")
    .option("--browser-url <address>", remoteHelp);
  addSettings(command).action(async (paths: string[], options: Options) => {
    const { runDev } = await import("./dev.ts");
    await runDev(paths, options);
  });
}

function addPresent(program: Command): void {
  const command = program
    .command("present")
    .description("Shows the decks on this machine, with a remote for a phone.")
    .argument("[paths...]", pathsHelp)
    .option("-p, --port <number>", "the port to listen on", toPort)
    .option("--host [address]", "lets phones of the network in, at one address or at all")
    .option("--open", "opens the deck in a browser", false)
    .option("--browser <path>", "the browser that measures the slides")
    .option("--browser-url <address>", remoteHelp);
  addSettings(command).action(async (paths: string[], options: Options) => {
    const { runPresent } = await import("./present.ts");
    await runPresent(paths, options);
  });
}

function addCheck(program: Command): void {
  const command = program
    .command("check")
    .description("Says what is wrong or risky in the chapters.")
    .argument("[paths...]", pathsOrInputHelp)
    .option("--json", "prints the diagnostics as JSON", false)
    .option("--strict", "warnings fail the run", false)
    .option("--browser <path>", "the browser that measures")
    .option("--browser-url <address>", remoteHelp);
  addSettings(command).action(async (paths: string[], options: Options) => {
    const { runCheck } = await import("./check.ts");
    await runCheck(paths, options);
  });
}

function addEject(program: Command): void {
  program
    .command("eject")
    .description("Writes one of our templates into a folder of yours, to start from.")
    .argument("[kind]", "layout, partial, page or theme; without a name: lists them")
    .argument("[name]", "such as bullets, footer, deck, quiet")
    .option("--templates <folder>", "where it goes", "templates")
    .option("--force", "overwrites what stands there", false)
    .action(async (kind: string | undefined, name: string | undefined, options: Options) => {
      const { runEject } = await import("./eject.ts");
      await runEject(kind, name, options);
    });
}

function addBrowser(program: Command): void {
  const browser = program
    .command("browser")
    .description("Finds or installs the browser that measures and prints.");
  for (const [name, description] of [
    ["where", "Says which browser is used."],
    ["install", "Installs a browser where there is none."],
  ] as const) {
    browser
      .command(name, name === "where" ? { isDefault: true } : {})
      .description(description)
      .option("--browser <path>", "the browser to use")
      .action(async (options: Options) => {
        const { runBrowser } = await import("./browser.ts");
        await runBrowser(name, options);
      });
  }
}

function addSettings(command: Command): Command {
  command.option("--templates <folder>", "a folder of templates that take the place of ours");
  for (const { flags, description, choices } of settingFlags) {
    const option = new Option(flags, description);
    command.addOption(choices === null ? option : option.choices(choices));
  }
  return command;
}

function toHandoutKinds(names: string): unknown {
  const { settings, problems } = parseSettings({ handout: names });
  if (problems.length > 0) {
    throw new InvalidArgumentError(
      `It must be some of ${handoutKinds.join(", ")}, apart by commas.`,
    );
  }
  return settings.handout;
}

function toJobs(value: string): number {
  const jobs = Number(value);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64) {
    throw new InvalidArgumentError("It must be a whole number from 1 to 64.");
  }
  return jobs;
}

function toPort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
  }
  return port;
}
