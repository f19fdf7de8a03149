import type { ViteDevServer } from "vite";

/**
 * Lets no request through that names another server's address, or one that is none: its path is `*`,
 * where nothing is. Vite's own reading of such an address ends with an error that nobody hears of.
 */
export function refuseAddresses({ httpServer }: ViteDevServer): void {
  httpServer?.prependListener("request", (request) => {
    if (!isPath(request.url ?? "")) request.url = "*";
  });
}

/** Of a slash and a backslash, as of two slashes, the second begins a host. */
function isPath(url: string): boolean {
  return url.startsWith("/") && URL.canParse(url.replace(/^\/+/, "/"), "http://localhost");
}
