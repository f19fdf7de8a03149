import { anchorsOf } from "../model/anchors.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { listLinks, splitHref, type LinkFacts } from "../model/link.ts";
import type { Check } from "./check.ts";
import { createPlaceInSource } from "./place-in-source.ts";

/** Links to headings and files that do not exist. */
export const checkLinks: Check = ({ source, chapter, deck, links }) => {
  const placeOf = createPlaceInSource(source);
  const own = anchorsOf(chapter, deck);
  return listLinks(chapter).flatMap(({ link: { href }, range }) => {
    const position = placeOf(href, range);
    const problem = problemOf(href, own, links);
    if (problem === null) return [];
    const found: Diagnostic = {
      path: range.path,
      ...position,
      severity: "warning",
      code: "broken-link",
      ...problem,
    };
    return [found];
  });
};

function problemOf(
  href: string,
  own: ReadonlyMap<string, string>,
  links: LinkFacts,
): Pick<Diagnostic, "message" | "hint"> | null {
  const target = splitHref(href);
  if (target === null) return null;
  const { path, name } = target;
  const fact = links.get(path);
  if (path !== "" && fact?.status !== "found") {
    const message = `The link "${href}" leads to a file that does not exist.`;
    return { message, hint: "Put the file there, or correct the path." };
  }
  const anchors = fact?.status === "found" ? fact.anchors : own;
  if (anchors === null || isTop(name) || anchors.has(name)) return null;
  const place = path === "" ? "" : ` of ${path}`;
  return {
    message: `The link "${href}" leads to no heading${place}.`,
    hint: hintFor(name, anchors),
  };
}

/** HTML's names of a page's beginning (https://html.spec.whatwg.org/#scroll-to-the-fragment-identifier). */
function isTop(name: string): boolean {
  return name === "" || name.toLowerCase() === "top";
}

function hintFor(name: string, anchors: ReadonlyMap<string, string>): string {
  const likely = [...anchors.keys()].find((other) => other.toLowerCase() === name.toLowerCase());
  return likely === undefined
    ? "Write the heading's words in lower case with hyphens, or give it an id, as in ## Words {#id}."
    : `Write "#${likely}".`;
}
