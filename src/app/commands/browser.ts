import { findBrowser } from "../../browser/find-browser.ts";
import { installBrowser } from "../../browser/install-browser.ts";
import { searchFor } from "./browser-search.ts";
import { printLine, startProgress } from "./report.ts";

/** `lectern browser`: says which browser is used, or installs one where there is none. */
export async function runBrowser(
  command: "where" | "install",
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const search = searchFor(options["browser"]);
  if (command === "where") {
    const { executablePath, origin } = await findBrowser(search);
    printLine(`${executablePath} (${origin})`);
    return;
  }
  const progress = startProgress("Looking for a browser");
  try {
    const found = await installBrowser(search, (step) => {
      if (step.kind === "message") printLine(step.text);
      else {
        const percent = Math.round((step.receivedBytes / Math.max(1, step.totalBytes)) * 100);
        progress.say(`Downloading a browser: ${percent} %`);
      }
    });
    printLine(`${found.executablePath} (${found.origin})`);
  } finally {
    progress.stop();
  }
}
