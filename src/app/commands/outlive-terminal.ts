import process from "node:process";

/**
 * Lets a command that serves go on where nobody reads any more what it says: a closed terminal or pipe
 * is no reason to end. A terminal that goes away ends it by its signal, SIGHUP.
 */
export function outliveTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
