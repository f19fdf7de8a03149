import type { ViteDevServer } from "vite";

/**
 * Lets no request through that names another server's address: its path is `*`, where nothing
 * is. Vite's own reading of an address that is none ends with an error that nobody hears of.
 */
export function refuseAddresses({ httpServer }: ViteDevServer): void {
  httpServer?.prependListener("request", (request) => {
    if (request.url?.startsWith("/") !== true) request.url = "*";
  });
}
