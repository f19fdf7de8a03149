import { createServer, type Plugin, type ViteDevServer } from "vite";

import { LecternError } from "../../../core/model/lectern-error.ts";
import { hasCode } from "../../files/file-errors.ts";
import { createLecternPlugin, type LecternOptions } from "../../vite/lectern-plugin.ts";
import { refuseOtherRequests, serveNothingElse } from "./own-paths.ts";
import { refuseAddresses } from "./refuse-addresses.ts";
import { refuseMessages } from "./refuse-messages.ts";
import { refuseUpgrades } from "./refuse-upgrades.ts";

/** Where the dev server listens. */
export interface DevOptions extends Omit<LecternOptions, "base"> {
  /** The project's folder, absolute. */
  readonly root: string;
  /** Null: 5173 or the next free one. */
  readonly port: number | null;
  readonly open: boolean;
}

/**
 * Starts Vite on the decks, on the loopback interface only. Throws LecternError `port-taken` for a
 * port that the user named and that is not free.
 */
export async function startDev({
  root,
  port,
  open,
  ...options
}: DevOptions): Promise<ViteDevServer> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: "warn",
    // A deck has no packages to prepare; looking for them would leave a `.vite` in the project.
    optimizeDeps: { noDiscovery: true },
    envDir: false,
    publicDir: false,
    appType: "custom",
    plugins: [refuseOtherRequests(), createDecks(options), serveNothingElse()],
    server: {
      host: "127.0.0.1",
      // Vite's own limits are wider: files of the project, pages of other ports.
      fs: { strict: true, allow: [] },
      cors: false,
      // It would watch all of the folder, and what its links lead to; decks watch what they use.
      watch: null,
      // It would print what pages send it.
      forwardConsole: false,
      open,
      ...(port === null ? {} : { port, strictPort: true }),
    },
  });
  refuseAddresses(server);
  refuseUpgrades(server);
  refuseMessages(server);
  try {
    return await server.listen();
  } catch (error) {
    await server.close();
    const isTaken =
      hasCode(error, ["EADDRINUSE", "EACCES"]) || String(error).includes("already in use");
    if (!isTaken) throw error;
    throw new LecternError("port-taken", `Port ${port} cannot be used.`, {
      hint: "Name another with --port, or leave it out.",
      cause: error,
    });
  }
}

/** Returns the plugin that serves decks at the root and is never used to build. */
function createDecks(options: LecternOptions): Plugin {
  return createLecternPlugin({
    options: { ...options, base: "/" },
    build: () => Promise.resolve([]),
  });
}
