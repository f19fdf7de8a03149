import type { IncomingMessage } from "node:http";

import type { Connect, ViteDevServer } from "vite";

import { isOwnRequest } from "../check-request.ts";
import { parseLiveMessage } from "./parse-live-message.ts";
import { sendReply } from "./reply.ts";

/**
 * Returns the address that a request names; null for one that names none. A path that begins with
 * two slashes is a path, not a host.
 */
export function requestUrl({ url = "/" }: Pick<IncomingMessage, "url">): URL | null {
  const address = url.startsWith("/") ? `http://localhost${url}` : url;
  return URL.canParse(address) ? new URL(address) : null;
}

/**
 * Is it a request of this server's own pages, or of somebody who typed its address? Names that lead
 * here from elsewhere (`Host`) are refused by Vite before.
 */
export function isOwn(request: IncomingMessage): boolean {
  const { method = "", headers } = request;
  const host = hostOf(request);
  const origin = headers.origin?.replace(/^https:/i, "http:");
  const asked = { ...headers, host, ...(origin === undefined ? {} : { origin }) };
  return isOwnRequest({ method, headers: asked }, new Set([host]));
}

/**
 * Answers 403 to whatever does not come from this server's own pages or from its user, for a server
 * that only this machine can reach.
 */
export const refuseOthers: Connect.NextHandleFunction = (request, response, next) => {
  if (isOwnOnLoopback(request)) next();
  else sendReply(response, { status: 403 });
};

/** The same as `isOwn`, for a server that only this machine can reach. */
function isOwnOnLoopback(request: IncomingMessage): boolean {
  return loopback.test(hostOf(request)) && isOwn(request);
}

/** At whatever port: a tunnel may lead from another to this one. */
const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/** HTTP/2 has another name for it. */
function hostOf({ headers }: IncomingMessage): string {
  return (headers.host ?? headers[":authority"]?.toString() ?? "").toLowerCase();
}

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

/**
 * Lets no message of a page through but ours. Vite has messages of its own, for modules that decks do
 * not have, and ends with an error where one of them lacks what it should hold.
 */
export function refuseMessages({ ws }: ViteDevServer): void {
  ws.on("connection", (socket) => {
    const readers = socket.listeners("message");
    socket.removeAllListeners("message");
    socket.on("message", (...said) => {
      if (parseLiveMessage(String(said[0])) === null) return;
      for (const read of readers) read.apply(socket, said);
    });
  });
}

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
