import type { ViteDevServer } from "vite";

import { requestUrl } from "./request-url.ts";

/**
 * Hangs up on requests for a protocol that nothing here speaks. Vite answers those of its own pages
 * and leaves all others open, for as long as who asked likes.
 */
export function refuseUpgrades({ httpServer }: ViteDevServer): void {
  httpServer?.on("upgrade", (request, socket) => {
    // Who asked may be gone; an error that nobody hears of would end the server.
    socket.on("error", () => socket.destroy());
    const protocol = String(request.headers["sec-websocket-protocol"]);
    const isVites = /^vite-(?:hmr|ping)$/.test(protocol) && requestUrl(request)?.pathname === "/";
    if (!isVites) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  });
}
