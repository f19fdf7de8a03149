import type { IncomingHttpHeaders } from "node:http";

/** What of a request says who asks. */
export interface Asking {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Is this a request of our own pages, or of somebody who typed our address? Names that lead here but
 * are not ours (DNS rebinding), pages of other sites, and what they embed are turned away, and so are
 * service workers: one of them would go on at this address when another server has it. `hosts` are the
 * server's own, with their port, as the `Host` header has them.
 */
export function isOwnRequest({ method, headers }: Asking, hosts: ReadonlySet<string>): boolean {
  const host = headers.host?.toLowerCase() ?? "";
  if (!hosts.has(host) || headers["service-worker"] !== undefined) return false;
  const { origin } = headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) return false;
  // Browsers always say where a POST comes from.
  if (method === "POST" && origin === undefined) return false;
  const site = headers["sec-fetch-site"];
  const isNavigation = method === "GET" && headers["sec-fetch-mode"] === "navigate";
  return isNavigation || site === undefined || site === "same-origin" || site === "none";
}

/**
 * Returns the names in a request's path, decoded; null for a path that cannot be one of ours. What
 * would lead elsewhere in a file system is no name here: all is looked up as it is written.
 */
export function readPath(url: string): string[] | null {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  if (!path.startsWith("/")) return null;
  try {
    return path.slice(1).split("/").map(decodeURIComponent);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
