import type { Plugin, ViteDevServer } from "vite";

import { isEditorRequest } from "./open-source.ts";
import { refuseOthers } from "./refuse-others.ts";
import { sendReply, type Reply } from "./reply.ts";

/** Where Vite's script is had that follows its server. */
const clientPath = "/@vite/client";

/** Returns a plugin that turns away who is not this server's page or user. It stands before all others. */
export function refuseOtherRequests(): Plugin {
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
export function serveNothingElse(): Plugin {
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
