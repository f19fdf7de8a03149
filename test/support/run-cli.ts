import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import process from "node:process";

import { run } from "../../src/app/commands/run.ts";
import { currentBrowserEnvironment } from "../../src/browser/browser-environment.ts";
import { toTestWorld, type WorldOptions } from "./test-world.ts";

/** lectern's own folder. */
export const packageRoot = join(import.meta.dirname, "../..");

/** The command as `npm run compile` makes it. */
export const cliFile = join(packageRoot, "build", "cli.js");

/** Where and with what the command runs as a process of its own. */
export interface CliOptions extends Omit<WorldOptions, "machine"> {
  /** Variables beside those of `toEnvironment`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Node's own flags. */
  readonly nodeFlags?: readonly string[];
}

/** How a run of the command ended. */
export interface CliRun {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of the command that may still go on. */
export interface StartedCli {
  readonly child: ChildProcess;
  readonly ended: Promise<CliRun>;
  /** Resolves with stdout as soon as it matches; rejects when the run ends without. */
  readonly saw: (pattern: RegExp) => Promise<string>;
}

/** What a run may know of this machine: not vitest's variables, nor whether this is CI. */
const passedOn = [
  "PATH",
  "HOME",
  "TMPDIR",
  "PUPPETEER_EXECUTABLE_PATH",
  "PUPPETEER_CACHE_DIR",
  "CHROME_PATH",
];

/** Returns the environment in which the command runs. */
export function toEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const given = passedOn.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(given), ...extra };
}

/**
 * Returns the options of a machine on which no browser can be found, for this process and for one of
 * its own: lectern knows none for its system.
 */
export function bareMachine(cwd: string): CliOptions & Required<Pick<WorldOptions, "machine">> {
  const otherSystem = 'Object.defineProperty(process, "platform", { value: "freebsd" })';
  const env = {
    PATH: "",
    HOME: cwd,
    PUPPETEER_EXECUTABLE_PATH: "",
    CHROME_PATH: "",
    PUPPETEER_CACHE_DIR: join(cwd, "none"),
  };
  const machine = { ...currentBrowserEnvironment(), variables: env, home: cwd };
  return {
    cwd,
    env,
    machine: { ...machine, platform: "freebsd" },
    nodeFlags: [`--import=data:text/javascript,${encodeURIComponent(otherSystem)}`],
  };
}

/** Starts the compiled command as a process of its own, its output in pipes. */
export function startCli(args: readonly string[], options: CliOptions): StartedCli {
  const child = spawn(process.execPath, [...(options.nodeFlags ?? []), cliFile, ...args], {
    cwd: options.cwd,
    env: toEnvironment(options.env),
    stdio: ["pipe", "pipe", "pipe"],
    // A run that hangs must not outlive its test.
    timeout: 55_000,
    killSignal: "SIGKILL",
  });
  // A run that ends early leaves the rest unread.
  child.stdin.on("error", () => undefined);
  if (options.input !== null) child.stdin.end(options.input ?? "");
  const said = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  const ended = new Promise<CliRun>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, ...said }));
  });
  const saw = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(said.stdout)) resolve(said.stdout);
      };
      child.stdout.on("data", look);
      ended.then(
        (run) => reject(new Error(`It ended with ${run.code} before ${pattern}: ${run.stderr}`)),
        reject,
      );
      look();
    });
  return { child, ended, saw };
}

/** A command that serves in this process. */
export interface ServingCli {
  readonly ended: Promise<CliRun>;
  /** As that of `StartedCli`. */
  readonly saw: StartedCli["saw"];
  /** The addresses that were opened in the user's browser. */
  readonly opened: readonly string[];
  readonly stop: () => void;
}

/** Starts a command in this process that serves until it is stopped. */
export function serveHere(args: readonly string[], options: WorldOptions): ServingCli {
  const { world, printed, onPrinted, opened, stop } = toTestWorld(options);
  const ended = run(args, world).then((code) => ({ code, signal: null, ...printed }));
  const saw = async (pattern: RegExp): Promise<string> => {
    const seen = new Promise<void>((resolve) => {
      const look = (): void => {
        if (pattern.test(printed.stdout)) resolve();
      };
      onPrinted(look);
      look();
    });
    const early = await Promise.race([seen, ended]);
    if (early) throw new Error(`It ended with ${early.code} before ${pattern}: ${early.stderr}`);
    return printed.stdout;
  };
  return { ended, saw, opened, stop };
}

/** Runs the command in this process, to its end. */
export function runCli(args: readonly string[], options: WorldOptions): Promise<CliRun> {
  return serveHere(args, options).ended;
}

/** Runs the command in this process and throws, with what it printed, unless it ends with 0. */
export async function runCliWell(args: readonly string[], options: WorldOptions): Promise<CliRun> {
  const run = await runCli(args, options);
  if (run.code !== 0) throw new Error(`It ended with ${run.code}: ${run.stdout}${run.stderr}`);
  return run;
}

/** Runs the compiled command as a process of its own, to its end. */
export function runProcess(args: readonly string[], options: CliOptions): Promise<CliRun> {
  return startCli(args, options).ended;
}
