import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import type { FoundBrowser } from "../../src/browser/find-browser.ts";

/** Writes a shell script into a folder that stands for a browser. */
export async function placeBrowser(folder: string, script: string): Promise<FoundBrowser> {
  const executablePath = join(folder, "fake-browser");
  await writeFile(executablePath, `#!/bin/sh\n${script}\n`);
  await chmod(executablePath, 0o755);
  return { executablePath, kind: "chrome", origin: "test" };
}

/** Returns a script that answers as a browser does, and says as its version what an expression gives. */
export function speak(version: string): string {
  return `exec "${process.execPath}" -e '
    const fs = require("node:fs");
    fs.createReadStream("", { fd: 3 }).on("data", (text) => {
      for (const one of String(text).split("\\0").filter(Boolean)) {
        const { id, method } = JSON.parse(one);
        const product = method === "Browser.getVersion" ? ${version} : "";
        fs.writeSync(4, JSON.stringify({ id, result: { product, browserContextIds: [] } }) + "\\0");
      }
    });'`;
}
