import type { HtmlTrust } from "../settings/settings.ts";

/** Where a page is shown. */
type PolicyPlace = "built" | "printed" | "linked" | "live";

/** What a page may ask of its server. */
const connections: Readonly<Record<PolicyPlace, string>> = {
  built: "'none'",
  printed: "'none'",
  linked: "'self'",
  live: "'self' ws:",
};

/**
 * Returns the Content-Security-Policy of a page: what stands in it runs no script of its own, not in
 * attributes either; scripts, styles, images and fonts come from beside the page and nothing comes
 * from elsewhere. Styles may stand in the page: KaTeX and Mermaid place their letters by them.
 *
 * `'self'` says nothing of pages opened from the disk in Firefox; there, `file:` does: only a `built`
 * page is ever opened so. A `live` page also hears of saves and has a stage in
 * a frame; a `linked` one and its remotes hear of each other.
 *
 * Where the user trusts the chapters' HTML, its scripts run, and scripts, styles, images, fonts, media
 * and frames come from elsewhere, too. What scripts may ask for, what forms may send, and plugins are
 * as before.
 */
function pagePolicy(place: PolicyPlace, trust: HtmlTrust): string {
  const beside = place === "built" ? "'self' file:" : "'self'";
  const isTrusted = trust === "trusted";
  const [inline, web] = isTrusted ? [" 'unsafe-inline'", " https:"] : ["", ""];
  const policy = [
    "default-src 'none'",
    `script-src ${beside}${inline}${web}`,
    `style-src ${beside} 'unsafe-inline'${web}`,
    `img-src ${beside} data:${web}`,
    `font-src ${beside} data:${web}`,
    ...(isTrusted ? [`media-src ${beside} data: blob:${web}`] : []),
    "manifest-src 'self'",
    "worker-src 'self'",
    `connect-src ${connections[place]}`,
    ...(isTrusted
      ? [`frame-src ${beside} data:${web} http:`]
      : place === "live"
        ? ["frame-src 'self'"]
        : []),
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return policy.join("; ");
}

/**
 * Returns a page whose head begins with the policy; it holds for all that stands after it. A page
 * that is only `printed` is given no files of the disk.
 */
export function addPolicy(
  html: string,
  trust: HtmlTrust,
  place: "built" | "printed" = "built",
): string {
  return html.replace(/<head[^>]*>/i, (head) => `${head}\n${metaOf(pagePolicy(place, trust))}`);
}

/** Returns a built page as one that is shown while it is written. */
export function toLivePolicy(html: string): string {
  return withPlace(html, "live");
}

/** Returns a built page as one that remotes move. */
export function toLinkedPolicy(html: string): string {
  return withPlace(html, "linked");
}

/** Returns a built page as a remote: what its author trusts runs on the deck's own page alone. */
export function toRemotePolicy(html: string): string {
  const linked = metaOf(pagePolicy("linked", "safe"));
  return trusts.reduce(
    (page, trust) => page.replace(metaOf(pagePolicy("built", trust)), linked),
    html,
  );
}

const trusts: readonly HtmlTrust[] = ["safe", "trusted"];

function withPlace(html: string, place: PolicyPlace): string {
  return trusts.reduce(
    (page, trust) =>
      page.replace(metaOf(pagePolicy("built", trust)), metaOf(pagePolicy(place, trust))),
    html,
  );
}

/** A policy has no character that ends an attribute in double quotes. */
function metaOf(policy: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
}
