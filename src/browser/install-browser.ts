import { BrowserError } from "./browser-error.ts";
import { findBrowserIfAny, type FindBrowserOptions, type FoundBrowser } from "./find-browser.ts";
import {
  checkStart,
  packageStep,
  toDownloadStep,
  type InstallContext,
  type InstallStep,
} from "./install-steps.ts";

/** Where to look for a browser first, and how to get one. */
export interface InstallOptions extends FindBrowserOptions {
  /** The ways to try, in order; download, then the system's package, when left out. */
  readonly steps?: readonly InstallStep[];
}

/**
 * Returns the browser, which is installed only when there is none yet: a second call changes
 * nothing. Throws `BrowserError("no-browser")` that lists each way tried with its reason and the
 * commands to run by hand, also when a browser named by the user cannot be used.
 */
export async function installBrowser(
  { named, environment, steps = [toDownloadStep(), packageStep] }: InstallOptions,
  report: InstallContext["report"],
): Promise<FoundBrowser> {
  const existing = await findBrowserIfAny({ named, environment });
  if (existing !== null) return existing;
  const failures: string[] = [];
  for (const step of steps) {
    const outcome = await tryStep(step, { environment, report });
    if (typeof outcome !== "string") return outcome;
    report({ kind: "message", text: `${step.title}: ${outcome}.` });
    failures.push(`\n  ${step.title}: ${outcome}.`);
  }
  const commands = steps.map(({ byHand }) => `\n  ${byHand}`);
  throw new BrowserError("no-browser", `No browser could be installed.${failures.join("")}`, {
    hint: `Run one of these, or install Chrome, then try again:${commands.join("")}`,
  });
}

async function tryStep(step: InstallStep, context: InstallContext): Promise<FoundBrowser | string> {
  const fault = await step.run(context);
  if (fault !== null) return fault;
  const { environment } = context;
  const found = await findBrowserIfAny({ named: null, environment });
  if (found === null) return "went well, but no browser is there afterwards";
  const cannotStart = await checkStart(found.executablePath, environment);
  return cannotStart === null ? found : `${found.executablePath} ${cannotStart}`;
}
