import { spawn } from "node:child_process";

/** The machine's own way to open an address, by its system. */
const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Opens an address in the user's browser: the one named, else the system's. Does nothing where there is none. */
export function openAddress(url: string, platform: string, browser: string | undefined): void {
  const [program, ...rest] = browser ? [browser] : (openers[platform] ?? ["xdg-open"]);
  const child = spawn(program, [...rest, url], { detached: true, stdio: "ignore" });
  // The address has been printed: it can be opened by hand.
  child.once("error", () => undefined);
  child.unref();
}
