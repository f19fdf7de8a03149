import { LecternError } from "../core/model/lectern-error.ts";
import type { BrowserEnvironment } from "./browser-environment.ts";
import { downloadBrowserStep } from "./download-browser.ts";
import { findBrowserIfAny } from "./find-browser.ts";
import type { FoundBrowser } from "./found-browser.ts";
import { installPackageStep } from "./install-package.ts";
import {
  checkStart,
  type InstallContext,
  type InstallStep,
  type ReportProgress,
} from "./install-step.ts";

export interface InstallOptions {
  /** The browser the user named on the command line, or null. */
  readonly named: string | null;
  readonly environment: BrowserEnvironment;
  readonly signal?: AbortSignal;
  /** The ways to try, in order; download, then the system's package, when left out. */
  readonly steps?: readonly InstallStep[];
}

/** The ways to get a browser, in the order they are tried. */
const STEPS: readonly InstallStep[] = [downloadBrowserStep, installPackageStep];

/**
 * Returns the browser, which is installed only when there is none yet: a second call changes
 * nothing. Throws `LecternError("no-browser")` that lists each way tried with its reason and the
 * commands to run by hand, also when a browser named by the user cannot be used; and the signal's
 * reason when aborted.
 */
export async function installBrowser(
  options: InstallOptions,
  report: ReportProgress,
): Promise<FoundBrowser> {
  const { named, environment, steps = STEPS } = options;
  const existing = await findBrowserIfAny({ named, environment });
  if (existing !== null) return existing;
  const context: InstallContext = { environment, signal: options.signal ?? null, report };
  const failures: string[] = [];
  for (const step of steps) {
    const outcome = await tryStep(step, context);
    if (typeof outcome !== "string") return outcome;
    report({ kind: "message", text: `${step.title}: ${outcome}.` });
    failures.push(`\n  ${step.title}: ${outcome}.`);
  }
  const commands = steps.map(({ byHand }) => `\n  ${byHand}`);
  throw new LecternError("no-browser", `No browser could be installed.${failures.join("")}`, {
    hint: `Run one of these, or install Chrome, then try again:${commands.join("")}`,
  });
}

async function tryStep(step: InstallStep, context: InstallContext): Promise<FoundBrowser | string> {
  const fault = await step.run(context);
  if (fault !== null) return fault;
  const found = await findBrowserIfAny({ named: null, environment: context.environment });
  if (found === null) return "went well, but no browser is there afterwards";
  const cannotStart = await checkStart(found.executablePath, context);
  return cannotStart === null ? found : `${found.executablePath} ${cannotStart}`;
}
