import { createServer, type Plugin, type ViteDevServer } from "vite";

import { LecternError } from "../../../core/model/lectern-error.ts";
import { hasCode } from "../../files/file-errors.ts";
import { createLecternPlugin, type LecternOptions } from "../../vite/lectern-plugin.ts";
import { refuseAddresses, refuseMessages, refuseOthers, refuseUpgrades } from "./guards.ts";
import { isEditorRequest } from "./open-source.ts";
import { type Reply, sendReply } from "./reply.ts";

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

/** Where Vite's script is had that follows its server. */
const clientPath = "/@vite/client";

/** Returns a plugin that turns away who is not this server's page or user. It stands before all others. */
function refuseOtherRequests(): Plugin {
  return {
    name: "lectern:refuse-others",
    configureServer: ({ middlewares }) => void middlewares.use(refuseOthers),
  };
}

/**
 * Returns a plugin that answers whatever those before it left: Vite's own script is served, the
 * editor opened, and nothing else is there. Vite itself would serve any file of the project, and
 * run a drawing or page among them with the rights of a deck. It stands behind all others.
 */
function serveNothingElse(): Plugin {
  return {
    name: "lectern:own-paths",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (isEditorRequest(request)) return next();
        const isClient = request.url === clientPath && request.method === "GET";
        const reply = isClient ? loadClient(server) : Promise.resolve<Reply>({ status: 404 });
        reply.then((made) => sendReply(response, made)).catch(next);
      });
    },
  };
}

/** Its import of `@vite/env`, which sets what a project defines, would lead to one of Vite's files. */
async function loadClient({ environments }: ViteDevServer): Promise<Reply> {
  const made = await environments.client.transformRequest(clientPath);
  const body = (made?.code ?? "").replace(/^import "[^"]*env\.mjs";/m, "");
  return { type: "text/javascript", isKept: false, body };
}
