import {
  listLinks,
  splitHref,
  skippedSections,
  type Anchors,
  type LinkFacts,
} from "../model/link.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Range } from "../model/source.ts";
import type { PlannedFacts } from "./check.ts";
import { createPlaceInSource } from "./places.ts";

/** Returns the links to headings and files that do not exist, and to sections that are skipped. */
export function checkLinks({ source, chapter, anchors: own, links }: PlannedFacts): Diagnostic[] {
  const placeOf = createPlaceInSource(source);
  const skipped = skippedSections(chapter).map((section) => section.range);
  const isSkippedItself = ({ startLine }: Range) =>
    skipped.some((area) => area.startLine <= startLine && startLine <= area.endLine);
  return listLinks(chapter).flatMap(({ link: { href }, range }) => {
    const position = placeOf(href, range);
    // Nobody can follow a link in a section that is not shown.
    const problem = isSkippedItself(range) ? null : problemOf(href, own, links);
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
}

function problemOf(
  href: string,
  own: Anchors,
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
  if (anchors === null || isTop(name)) return null;
  const place = path === "" ? "" : ` of ${path}`;
  if (anchors.has(name)) return anchors.get(name) === null ? skippedProblem(href, place) : null;
  return {
    message: `The link "${href}" leads to no heading${place}.`,
    hint: hintFor(name, anchors),
  };
}

function skippedProblem(href: string, place: string): Pick<Diagnostic, "message" | "hint"> {
  return {
    message: `The link "${href}" leads to a section${place} that is skipped.`,
    hint: 'Take "<!-- slide: skip -->" out of that section, or the link out of the text.',
  };
}

/** HTML's names of a page's beginning (https://html.spec.whatwg.org/#scroll-to-the-fragment-identifier). */
function isTop(name: string): boolean {
  return name === "" || name.toLowerCase() === "top";
}

function hintFor(name: string, anchors: Anchors): string {
  const likely = [...anchors.keys()].find((other) => other.toLowerCase() === name.toLowerCase());
  return likely === undefined
    ? "Write the heading's words in lower case with hyphens, or give it an id, as in ## Words {#id}."
    : `Write "#${likely}".`;
}
