import { splitHref } from "../model/link.ts";
import type { RenderContext } from "./render-context.ts";

/** Links that show or send something; `javascript:`, `data:` and the like are left as plain words. */
const safeHref = /^(?:https?:|mailto:|tel:|[^:]*$|[^:/?#]*[/?#])/i;

/** Returns where a link leads from the page; null for an address that is not safe. */
export function toSafeHref(href: string, context: RenderContext): string | null {
  return safeHref.test(href.trim()) ? toSlideHref(href, context) : null;
}

/** A link to a heading leads to that section's first slide, in this deck or in another of the run. */
function toSlideHref(href: string, { anchors, links }: RenderContext): string {
  const target = splitHref(href);
  if (target === null) return href;
  if (target.path === "") return toHash(anchors.get(target.name)) ?? href;
  const fact = links.get(target.path);
  if (fact?.status !== "found" || fact.deck === null) return href;
  const page = `../${encodeURIComponent(fact.deck)}/index.html`;
  return page + (toHash(fact.anchors?.get(target.name)) ?? "");
}

function toHash(id: string | null | undefined): string | null {
  return typeof id === "string" ? `#${encodeURIComponent(id)}` : null;
}
