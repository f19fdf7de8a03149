import type { ServerResponse } from "node:http";

import type { HtmlTrust } from "../../../core/settings/settings.ts";

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  /** Its media type, without a charset, and its body; null for none. */
  readonly content: { readonly type: string; readonly body: string | Uint8Array } | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Returns what a page may load: our own files alone, no script in the page itself, and no page around
 * it. Slides have styles of their own in their elements. Where a chapter's HTML is trusted, its page
 * runs the scripts in it and loads what it names, but `fetch` reaches no other server.
 */
function toPolicy(trust: HtmlTrust, isFramed: boolean): string {
  const isTrusted = trust === "trusted";
  const [inline, web] = isTrusted ? [" 'unsafe-inline'", " https:"] : ["", ""];
  return [
    "default-src 'none'",
    `script-src 'self'${inline}${web}`,
    `style-src 'self' 'unsafe-inline'${web}`,
    `img-src 'self' data:${web}`,
    `media-src 'self' data:${isTrusted ? " blob:" : ""}${web}`,
    `font-src 'self' data:${web}`,
    ...(isTrusted ? ["frame-src 'self' data: https: http:"] : []),
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${isFramed ? "'self'" : "'none'"}`,
  ].join("; ");
}

const policyName = "Content-Security-Policy";

/**
 * Returns the headers of a page by the trust in its chapter's HTML; none for the usual policy.
 * `isFramed` is for pages that a deck shows in a frame.
 */
export function policyHeaders(
  trust: HtmlTrust,
  isFramed: boolean,
): Readonly<Record<string, string>> {
  return trust === "trusted" ? { [policyName]: toPolicy(trust, isFramed) } : {};
}

/** The headers of every answer. */
const guards: Readonly<Record<string, string>> = {
  "Cache-Control": "no-store",
  [policyName]: toPolicy("safe", false),
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** Sets the headers that protect every answer. */
export function guardResponse(response: ServerResponse): void {
  for (const [name, value] of Object.entries(guards)) response.setHeader(name, value);
}

/** Sends an answer, without its body for a HEAD request. */
export function sendAnswer(response: ServerResponse, answer: Answer, isHead: boolean): void {
  const { status, content, headers } = answer;
  const type = content?.type ?? "";
  response.writeHead(status, {
    ...headers,
    ...(content === null
      ? {}
      : { "Content-Type": type.startsWith("text/") ? `${type}; charset=utf-8` : type }),
  });
  response.end(isHead ? undefined : content?.body);
}

/** Returns an answer that explains its status in words. */
export function toRefusal(status: 403 | 404 | 405 | 409 | 413 | 415 | 429 | 503): Answer {
  const words = {
    403: "You are not allowed here.",
    404: "There is nothing at this address.",
    405: "This address does not take such a request.",
    409: "The deck is not open.",
    413: "The message is too long.",
    415: "The message cannot be understood.",
    429: "Too many wrong codes. Wait a minute.",
    503: "Too many devices are connected.",
  };
  return {
    status,
    content: { type: "text/plain", body: `${words[status]}\n` },
    // The rest of a message that is too long is not waited for.
    ...(status === 413 ? { headers: { Connection: "close" } } : {}),
  };
}

/** Returns a redirect. */
export function toRedirect(location: string): Answer {
  return { status: 307, content: null, headers: { Location: location } };
}
