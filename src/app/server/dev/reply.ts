import type { ServerResponse } from "node:http";

import type { HtmlTrust } from "../../../core/settings/settings.ts";
import { mediaTypeOf } from "../../files/media-type.ts";

/** What is sent, a status alone, or the path to ask for instead. */
export type Reply =
  | {
      readonly type: string;
      readonly body: string | Uint8Array;
      /** May the browser keep it? Its name has a hash of its bytes. */
      readonly isKept: boolean;
      /** What it is called when it is saved, as `Content-Disposition` says it; left out for none. */
      readonly disposition?: string;
      /** What it may do as a page of its own, beside what every reply says; left out for our own pages. */
      readonly policy?: string;
    }
  | { readonly status: keyof typeof refusals }
  | { readonly location: string };

/** Statuses that come alone, and what they say. */
const refusals = {
  400: "This request cannot be understood.",
  403: "You are not allowed here.",
  404: "There is nothing at this address.",
} as const;

/** A file that is opened by itself is shown, and can do nothing: no script, no form, no origin, no request. */
const inertPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** What a deck shows in a frame where the chapter's HTML is trusted: it runs, as the deck does. */
const framed: ReadonlySet<string> = new Set(["text/html", "application/pdf"]);

/** Returns a file whose name has a hash as a reply; null for one there is none of. */
export function toFile(
  name: string,
  bytes: Uint8Array | null,
  trust: HtmlTrust = "safe",
): Reply | null {
  if (bytes === null) return null;
  const type = mediaTypeOf(name);
  const runs = trust === "trusted" && framed.has(type);
  return { type, body: bytes, isKept: !runs, ...(runs ? {} : { policy: inertPolicy }) };
}

/** Says of a response what all of them say: it is for pages of this server alone. */
export function guardResponse(response: ServerResponse, policy?: string): void {
  // A policy in a page cannot say this.
  const ancestors = "frame-ancestors 'self'";
  response.setHeader(
    "Content-Security-Policy",
    policy === undefined ? ancestors : `${policy}; ${ancestors}`,
  );
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  response.setHeader("X-Content-Type-Options", "nosniff");
}

/** Sends a reply. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  guardResponse(response, "policy" in reply ? reply.policy : undefined);
  if ("location" in reply) {
    response.writeHead(307, { Location: reply.location }).end();
    return;
  }
  if ("status" in reply) {
    response.writeHead(reply.status, { "Content-Type": "text/plain; charset=utf-8" });
    response.end(`${refusals[reply.status]}\n`);
    return;
  }
  const { type, body, isKept, disposition } = reply;
  const isText = type.startsWith("text/");
  response.setHeader("Content-Type", isText ? `${type}; charset=utf-8` : type);
  if (disposition !== undefined) response.setHeader("Content-Disposition", disposition);
  response.setHeader("Cache-Control", isKept ? "max-age=31536000, immutable" : "no-store");
  response.end(body);
}
