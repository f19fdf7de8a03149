import {
  blocksOfChapter,
  inlineRunsOf,
  walkBlocks,
  walkSections,
  type Block,
  type Chapter,
  type Section,
} from "./chapter.ts";
import { toPlainText, walkInlines, type LinkInline } from "./inline.ts";
import type { Range } from "./source.ts";

/** The slide's id for each name that links may call a heading; null for one of a section that is left out. */
export type Anchors = ReadonlyMap<string, string | null>;

/** What became of the file that a link names. */
export type LinkFact =
  | {
      readonly status: "found";
      /** Null for a file that is no Markdown. */
      readonly anchors: Anchors | null;
      /** The name of its deck; null for a file that is no chapter of this run. */
      readonly deck: string | null;
    }
  | { readonly status: "missing" };

/** By the `path` that `splitHref` gives. */
export type LinkFacts = ReadonlyMap<string, LinkFact>;

/** A link and the block it stands in. */
export interface PlacedLink {
  readonly link: LinkInline;
  readonly range: Range;
}

/** Where a link leads within the course. */
export interface LinkTarget {
  /** The file as the author wrote it, without query and fragment; empty for the chapter itself. */
  readonly path: string;
  /** The name of a heading, decoded; empty for the file's beginning. */
  readonly name: string;
}

/** An address with a scheme or a host, or one that begins at the site's root. */
const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|[/\\])/i;

/** Returns where a link leads; null for one that leads out of the course. */
export function splitHref(href: string): LinkTarget | null {
  if (elsewhere.test(href)) return null;
  const [, path = "", fragment = ""] = /^([^?#]*)[^#]*#?(.*)$/s.exec(href) ?? [];
  return { path, name: decodePercent(fragment) };
}

/** Returns the text without its percent signs; a text that holds others is left as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** Returns every link of a chapter, in source order; those of the footnotes come last. */
export function listLinks(chapter: Chapter): PlacedLink[] {
  return linksIn(blocksOfChapter(chapter));
}

/** Returns every link in blocks, at every depth, in their order. */
export function linksIn(blocks: readonly Block[]): PlacedLink[] {
  const links: PlacedLink[] = [];
  walkBlocks(blocks, (block) => {
    for (const run of inlineRunsOf(block)) {
      walkInlines(run, (inline) => {
        if (inline.type === "link") links.push({ link: inline, range: block.range });
      });
    }
  });
  return links;
}

/** An address on the web, of a mailbox or of a telephone. */
const outside = /^(?:https?:|mailto:|tel:)/i;

/**
 * Returns the address that a link leads to, as it is read on paper: its letters beyond ASCII in their
 * own script, a mailbox or a number without scheme. Null for a link within the course, and for one
 * whose words are its address already.
 */
export function addressToPrint({ href, children }: LinkInline): string | null {
  if (!outside.test(href.trim())) return null;
  const address = toReadableAddress(href);
  const bare = (text: string): string => text.replace(/^https?:\/\//i, "").replace(/\/$/, "");
  const words = toReadableAddress(toPlainText(children));
  return bare(words) === bare(address) ? null : address;
}

function toReadableAddress(href: string): string {
  const letters = /(?:%[89a-f][\da-f])+/gi;
  return href
    .trim()
    .replace(/^(?:mailto|tel):/i, "")
    .replace(letters, decodePercent);
}

/**
 * Returns the id of the slide for each name that a link may call it by: the slides' own ids, the
 * title's words or id, and each section's slug and id; null for a section that is left out. A
 * heading's name goes before a slide's id.
 */
export function anchorsOf(chapter: Chapter, slides: readonly { readonly id: string }[]): Anchors {
  const anchors = new Map<string, string | null>();
  for (const { id } of slides) anchors.set(id, id);
  const { title } = chapter;
  const cover = slides[0]?.id;
  if (title !== null && cover !== undefined) {
    anchors.set(title.id ?? toSlug(toPlainText(title.inlines)), cover);
  }
  walkSections(chapter.sections, ({ id }) => anchors.set(id, id));
  walkSections(chapter.sections, ({ id, slug }) => anchors.set(slug, id));
  walkSections(skippedSections(chapter), ({ id, slug }) => anchors.set(slug, null).set(id, null));
  return anchors;
}

/** GitHub's name of a heading's words: in lower case, with hyphens, without marks. */
function toSlug(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

/** Returns whether its author leaves a section out: `skip` stands right under the heading. */
export function isSkipped({ blocks }: Section): boolean {
  for (const block of blocks) {
    if (block.type !== "instruction") return false;
    if (block.instruction.name === "skip") return true;
  }
  return false;
}

/** Returns the outermost sections that are left out, each with its subsections, in source order. */
export function skippedSections({ sections }: Pick<Chapter, "sections">): Section[] {
  return sections.flatMap((section) => (isSkipped(section) ? [section] : skippedSections(section)));
}
