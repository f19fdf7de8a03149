import { findBrowser } from "../../browser/find-browser.ts";
import { installBrowser } from "../../browser/install-browser.ts";
import type { BrowserFlags } from "./options.ts";
import { printLine, startProgress } from "./report.ts";
import { withLecternErrors } from "./use-browser.ts";
import type { World } from "./world.ts";

/** `lectern browser where`: prints which browser is used. Returns the exit code. */
export async function printBrowser({ browser }: BrowserFlags, world: World): Promise<number> {
  const found = await withLecternErrors(() =>
    findBrowser({ named: browser, environment: world.machine }),
  );
  printLine(world, `${found.executablePath} (${found.origin})`);
  return 0;
}

/** `lectern browser install`: installs a browser where there is none. Returns the exit code. */
export async function runInstall({ browser }: BrowserFlags, world: World): Promise<number> {
  const progress = startProgress(world, "Looking for a browser");
  try {
    const search = { named: browser, environment: world.machine };
    const found = await withLecternErrors(() =>
      installBrowser(search, (step) => {
        if (step.kind === "message") printLine(world, step.text);
        else {
          const percent = Math.round((step.receivedBytes / Math.max(1, step.totalBytes)) * 100);
          progress.show(`Downloading a browser: ${percent} %`);
        }
      }),
    );
    printLine(world, `${found.executablePath} (${found.origin})`);
    return 0;
  } finally {
    progress.stop();
  }
}
