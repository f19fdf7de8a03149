import type { Contents, Layout } from "../model/deck.ts";
import type { Inline } from "../model/inline.ts";
import type { Settings } from "../settings/settings.ts";
import type { Group } from "../plan/group-blocks.ts";
import type { SlideIds } from "../plan/slide-ids.ts";

/** What the slides of one section share. */
export interface GroupsContext {
  readonly ids: SlideIds;
  readonly heading: readonly Inline[];
  /** The top-level section's id, or null before the first one. */
  readonly section: string | null;
  /** The id the first slide takes; later ones add their layout's name. */
  readonly id: string;
  readonly isClosing: boolean;
  readonly prose: Settings["prose"];
}

/** What a layout made of the groups it took: which content, by which rule, and how many groups. */
export type Match = {
  [L in Layout]: {
    readonly layout: L;
    readonly content: Contents[L];
    readonly rule: string;
    /** How many groups, from the first on, stand on the slide. */
    readonly taken: number;
  };
}[Layout];

/** A layout's rule: what it makes of the groups at hand, or null where it does not fit them. */
export type LayoutRule = (
  groups: readonly [Group, ...Group[]],
  context: GroupsContext,
) => Match | null;
