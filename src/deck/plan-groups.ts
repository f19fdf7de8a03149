import type { Block } from "../model/chapter.ts";
import type { Slide } from "../model/deck.ts";
import { toPlainText } from "../model/inline.ts";
import { coverRanges } from "../model/source.ts";
import type { Group } from "./group-blocks.ts";
import type { GroupsContext, Match } from "./layout-rule.ts";
import { layouts } from "./layouts/layouts.ts";
import { toNotes } from "./notes.ts";

/** Returns the slides of a section's groups: for each, the first layout that fits makes one. */
export function planGroups(groups: readonly Group[], context: GroupsContext): Slide[] {
  const slides: Slide[] = [];
  let rest = groups;
  while (rest.length > 0) {
    const [first, ...others] = rest;
    if (first === undefined) break;
    const match = matchLayout([first, ...others], context);
    const taken = rest.slice(0, match.taken);
    slides.push(toSlide(match, taken, { ...context, isFirst: slides.length === 0 }));
    rest = rest.slice(match.taken);
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
  const { taken: _, ...made } = match;
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
    ...made,
  };
}

/** The first slide of a section takes the section's own id, if its divider has not. */
function takeId({ layout }: Match, context: GroupsContext & { readonly isFirst: boolean }): string {
  const { ids, id, isFirst, section } = context;
  if (!isFirst) return ids.take(`${id}-${layout}`);
  return section === null ? ids.take(id) : ids.takeOwn(id);
}
