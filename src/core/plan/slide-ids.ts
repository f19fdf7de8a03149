import { walkSections, type Section } from "../model/chapter.ts";

/** Gives out the ids of slides, each once. */
export interface SlideIds {
  /** Returns the id itself if it is free and no section's own, else the first such of `id-2`, `id-3`, … */
  take(id: string): string;
  /** Returns a section's own id for its first slide, and for later ones the same as `take`. */
  takeOwn(id: string): string;
}

/**
 * Returns ids for a chapter's slides. The section's own ids are kept for their first slides, so
 * that a link to a heading and a deep link to its slide are the same.
 */
export function createSlideIds(sections: readonly Section[]): SlideIds {
  const reserved = new Set<string>();
  walkSections(sections, (section) => reserved.add(section.id));
  const taken = new Set<string>();
  const isFree = (id: string) => !taken.has(id) && !reserved.has(id);
  const last = new Map<string, number>();
  const firstFree = (id: string): string => {
    let free = id;
    let count = last.get(id) ?? 1;
    while (!isFree(free)) {
      count += 1;
      free = `${id}-${count}`;
    }
    last.set(id, count);
    return free;
  };
  const take = (id: string) => {
    const free = firstFree(id);
    taken.add(free);
    return free;
  };
  return {
    take,
    takeOwn(id) {
      if (!reserved.has(id) || taken.has(id)) return take(id);
      taken.add(id);
      return id;
    },
  };
}
