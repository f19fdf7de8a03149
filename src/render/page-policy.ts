/** Where a page is shown. */
type PolicyPlace = "built" | "linked" | "live";

/** What a page may ask of its server. */
const connections: Readonly<Record<PolicyPlace, string>> = {
  built: "'none'",
  linked: "'self'",
  live: "'self' ws:",
};

/**
 * Returns the Content-Security-Policy of a page: what stands in it runs no script of its own, not in
 * attributes either; scripts, styles, images and fonts come from beside the page and nothing comes
 * from elsewhere. Styles may stand in the page: KaTeX and Mermaid place their letters by them.
 *
 * `'self'` says nothing of pages opened from the disk in Firefox; there, `file:` does. No page from a
 * server may load such addresses in any browser. A `live` page also hears of saves and has a stage in
 * a frame; a `linked` one and its remotes hear of each other.
 */
function pagePolicy(place: PolicyPlace): string {
  const beside = "'self' file:";
  const policy = [
    "default-src 'none'",
    `script-src ${beside}`,
    `style-src ${beside} 'unsafe-inline'`,
    `img-src ${beside} data:`,
    `font-src ${beside} data:`,
    "manifest-src 'self'",
    "worker-src 'self'",
    `connect-src ${connections[place]}`,
    ...(place === "live" ? ["frame-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return policy.join("; ");
}

/** Returns a page whose head begins with the policy; it holds for all that stands after it. */
export function addPolicy(html: string, place: PolicyPlace): string {
  return html.replace(/<head[^>]*>/i, (head) => `${head}\n${metaOf(pagePolicy(place))}`);
}

/** Returns a built page as one that is shown while it is written. */
export function toLivePolicy(html: string): string {
  return html.replace(metaOf(pagePolicy("built")), metaOf(pagePolicy("live")));
}

/** Returns a built page as one that remotes move, or as a remote. */
export function toLinkedPolicy(html: string): string {
  return html.replace(metaOf(pagePolicy("built")), metaOf(pagePolicy("linked")));
}

/** A policy has no character that ends an attribute in double quotes. */
function metaOf(policy: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
}
