import type { Block } from "../model/chapter.ts";
import type { Slide } from "../model/deck.ts";
import { toPlainText } from "../model/inline.ts";
import { coverRanges } from "../model/source.ts";
import type { Group } from "./group-blocks.ts";
import type { GroupsContext, Match } from "../layouts/layout-rule.ts";
import { layouts } from "../layouts/layouts.ts";
import { toNotes } from "./notes.ts";

/** Returns the slides of a section's groups: for each, the first layout that fits makes one. */
export function planGroups(groups: readonly Group[], context: GroupsContext): Slide[] {
  const slides: Slide[] = [];
  let at = 0;
  for (let first = groups[at]; first !== undefined; first = groups[at]) {
    const match = matchLayout(pairAt(groups, at, first), context);
    const taken = groups.slice(at, at + match.taken);
    slides.push(toSlide(match, taken, { ...context, isFirst: at === 0 }));
    at += match.taken;
  }
  return slides;
}

/** The layout that the author asks for, if the groups can take it; else the first that fits. */
function matchLayout(groups: readonly [Group, ...Group[]], context: GroupsContext): Match {
  const wanted = groups[0].layout;
  if (wanted !== null) {
    const made = layouts.map((rule) => rule(groups, context));
    const match = made.find((one) => one?.layout === wanted) ?? null;
    if (match !== null) return { ...match, rule: "layout-instruction" };
  }
  for (const rule of layouts) {
    const match = rule(groups, context);
    if (match !== null) return match;
  }
  throw new Error(`No layout takes a ${groups[0].visual?.type ?? "prose"} group.`);
}

/** The group and the next, as no layout takes more; nothing stands beside what the author sets apart. */
function pairAt(groups: readonly Group[], at: number, first: Group): readonly [Group, ...Group[]] {
  const second = groups[at + 1];
  return second === undefined || second.isBreak ? [first] : [first, second];
}

function toSlide(
  match: Match,
  groups: readonly Group[],
  context: GroupsContext & { readonly isFirst: boolean },
): Slide {
  const noteBlocks: readonly Block[] = groups.flatMap((group) => group.prose);
  return {
    id: takeId(match, context),
    heading: toPlainText(context.heading),
    headingInlines: context.heading,
    part: null,
    range: groups.map((group) => group.range).reduce(coverRanges),
    notes: toNotes(noteBlocks),
    noteBlocks,
    footnotes: [],
    className: null,
    background: null,
    section: context.section,
    layout: match.layout,
    rule: match.rule,
    content: match.content,
  } as Slide; // The content is the layout's own: `Match` keeps them together.
}

/** The first slide of a section takes the section's own id, if its divider has not. */
function takeId({ layout }: Match, context: GroupsContext & { readonly isFirst: boolean }): string {
  const { ids, id, isFirst, section } = context;
  if (!isFirst) return ids.take(`${id}-${layout}`);
  return section === null ? ids.take(id) : ids.takeOwn(id);
}
