import type { IncomingMessage } from "node:http";

import type { Connect } from "vite";

import { isOwnRequest } from "../check-request.ts";
import { sendReply } from "./reply.ts";

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
export function isOwnOnLoopback(request: IncomingMessage): boolean {
  return loopback.test(hostOf(request)) && isOwn(request);
}

/** At whatever port: a tunnel may lead from another to this one. */
const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/** HTTP/2 has another name for it. */
function hostOf({ headers }: IncomingMessage): string {
  return (headers.host ?? headers[":authority"]?.toString() ?? "").toLowerCase();
}
