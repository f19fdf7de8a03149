import type { Block } from "../model/chapter.ts";
import { addressToPrint, linksIn } from "../model/link.ts";
import type { LinkNoteView } from "./handouts/print-views.ts";
import type { HandoutOptions } from "./handouts/print-frame.ts";
import type { RenderContext } from "./render-context.ts";

/** The notes of links, and a context in which links have their numbers. */
export interface LinkNotes {
  readonly notes: readonly LinkNoteView[];
  readonly context: RenderContext;
}

/**
 * Numbers the outside addresses that the links in blocks lead to, from 1, in the blocks' order; one
 * that comes again keeps its number. None where the settings do not ask for them.
 */
export function noteLinks(
  blocks: readonly Block[],
  { settings, context }: Pick<HandoutOptions, "settings" | "context">,
): LinkNotes {
  const found = new Map<string, LinkNoteView>();
  for (const { link } of settings.linkNotes ? linksIn(blocks) : []) {
    const address = addressToPrint(link);
    if (address === null || found.has(link.href)) continue;
    const number = found.size + 1;
    found.set(link.href, { number, id: toNoteId(number), href: link.href.trim(), address });
  }
  const linkNumbers = new Map([...found].map(([href, { number }]) => [href, number]));
  return { notes: [...found.values()], context: { ...context, linkNumbers } };
}

/** Returns the id of a note; no slide has a tilde in its own. */
export function toNoteId(number: number): string {
  return `~link-${number}`;
}
