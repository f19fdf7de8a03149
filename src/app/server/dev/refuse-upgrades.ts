import type { ViteDevServer } from "vite";

import { isOwnOnLoopback } from "./refuse-others.ts";
import { requestUrl } from "./request-url.ts";

/**
 * Hangs up on requests for a protocol that nothing here speaks, and on those of other sites. Vite answers those of its own pages,
 * leaves all others open for as long as who asked likes, and ends with an error where one of them
 * names no path.
 */
export function refuseUpgrades({ httpServer }: ViteDevServer): void {
  httpServer?.prependListener("upgrade", (request, socket) => {
    // Who asked may be gone; an error that nobody hears of would end the server.
    socket.on("error", () => socket.destroy());
    const protocol = String(request.headers["sec-websocket-protocol"]);
    const isPath = request.url?.startsWith("/") === true && requestUrl(request)?.pathname === "/";
    if (isPath && isOwnOnLoopback(request) && /^vite-(?:hmr|ping)$/.test(protocol)) return;
    socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    // Vite's listener comes next: it has nothing at this address.
    request.url = "/refused";
  });
}
