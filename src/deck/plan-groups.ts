import type { Block } from "../model/chapter.ts";
import type { Slide } from "../model/deck.ts";
import { toPlainText } from "../model/inline.ts";
import { coverRanges } from "../model/source.ts";
import type { Group } from "./group-blocks.ts";
import type { GroupsContext, Match } from "./layout-rule.ts";
import { layouts } from "./layouts/layouts.ts";
import { toNotes } from "./notes.ts";

/** No layout looks at more groups than this. */
const mostTaken = 2;

/** Returns the slides of a section's groups: for each, the first layout that fits makes one. */
export function planGroups(groups: readonly Group[], context: GroupsContext): Slide[] {
  const slides: Slide[] = [];
  let at = 0;
  for (let first = groups[at]; first !== undefined; first = groups[at]) {
    const match = matchLayout([first, ...groups.slice(at + 1, at + mostTaken)], context);
    const taken = groups.slice(at, at + match.taken);
    slides.push(toSlide(match, taken, { ...context, isFirst: at === 0 }));
    at += match.taken;
  }
  return slides;
}

/** The layout that the author asks for, if the groups can take it; else the first that fits. */
function matchLayout(whole: readonly [Group, ...Group[]], context: GroupsContext): Match {
  const groups = untilBreak(whole);
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

/** Nothing stands beside what the author sets apart. */
function untilBreak([first, ...rest]: readonly [Group, ...Group[]]): readonly [Group, ...Group[]] {
  const end = rest.findIndex(({ isBreak }) => isBreak);
  return [first, ...(end < 0 ? rest : rest.slice(0, end))];
}

function toSlide(
  match: Match,
  groups: readonly Group[],
  context: GroupsContext & { readonly isFirst: boolean },
): Slide {
  const noteBlocks: readonly Block[] = groups.flatMap((group) => group.prose);
  return {
    id: context.ids.take(context.isFirst ? context.id : `${context.id}-${match.layout}`),
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
