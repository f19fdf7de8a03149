import type { IncomingMessage } from "node:http";

/**
 * Returns the address that a request names; null for one that names none. A path that begins with
 * two slashes is a path, not a host.
 */
export function requestUrl({ url = "/" }: Pick<IncomingMessage, "url">): URL | null {
  const address = url.startsWith("/") ? `http://localhost${url}` : url;
  return URL.canParse(address) ? new URL(address) : null;
}
