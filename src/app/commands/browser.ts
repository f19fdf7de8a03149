import { findBrowser } from "../../browser/find-browser.ts";
import { installBrowser } from "../../browser/install-browser.ts";
import { printLine, startProgress } from "./report.ts";
import { searchFor, withLecternErrors } from "./use-browser.ts";

/** `lectern browser`: says which browser is used, or installs one where there is none. */
export async function runBrowser(
  command: "where" | "install",
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const search = searchFor(options["browser"]);
  if (command === "where") {
    const { executablePath, origin } = await withLecternErrors(() => findBrowser(search));
    printLine(`${executablePath} (${origin})`);
    return;
  }
  const progress = startProgress("Looking for a browser");
  try {
    const found = await withLecternErrors(() =>
      installBrowser(search, (step) => {
        if (step.kind === "message") return printLine(step.text);
        const percent = Math.round((step.receivedBytes / Math.max(1, step.totalBytes)) * 100);
        progress.say(`Downloading a browser: ${percent} %`);
      }),
    );
    printLine(`${found.executablePath} (${found.origin})`);
  } finally {
    progress.stop();
  }
}
