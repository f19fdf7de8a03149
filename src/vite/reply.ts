import type { ServerResponse } from "node:http";

import { mediaTypeOf } from "../workspace/media-type.ts";

/** What is sent, a status alone, or the path to ask for instead. */
export type Reply =
  | {
      readonly type: string;
      readonly body: string | Uint8Array;
      /** May the browser keep it? Its name has a hash of its bytes. */
      readonly isKept: boolean;
      /** What it is called when it is saved, as `Content-Disposition` says it; left out for none. */
      readonly disposition?: string;
    }
  | { readonly status: number }
  | { readonly location: string };

/** Returns a file whose name has a hash as a reply; null for one there is none of. */
export function toFile(name: string, bytes: Uint8Array | null): Reply | null {
  if (bytes === null) return null;
  return { type: mediaTypeOf(name), body: bytes, isKept: true };
}

/** Sends a reply. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  if ("location" in reply) {
    response.writeHead(307, { Location: reply.location }).end();
    return;
  }
  if ("status" in reply) {
    response.writeHead(reply.status).end();
    return;
  }
  const { type, body, isKept, disposition } = reply;
  response.setHeader("X-Content-Type-Options", "nosniff");
  // A policy in a page cannot say this.
  response.setHeader("Content-Security-Policy", "frame-ancestors 'self'");
  const isText = type.startsWith("text/");
  response.setHeader("Content-Type", isText ? `${type}; charset=utf-8` : type);
  if (disposition !== undefined) response.setHeader("Content-Disposition", disposition);
  response.setHeader("Cache-Control", isKept ? "max-age=31536000, immutable" : "no-store");
  response.end(body);
}
