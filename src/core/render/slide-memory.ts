import type { Html } from "./escape-html.ts";
import type { RenderContext } from "./render-context.ts";
import type { Templates } from "./templates/template-source.ts";

/** Slides that were rendered before, for decks that are rendered over and over. */
export interface SlideMemory {
  /**
   * Returns what `render` returned for the same key with the same templates and words, if the
   * images and headings that it looked up are the same still; else renders.
   */
  recall(key: string, look: SlideLook, render: (context: RenderContext) => Html): Html;
  /** Forgets the slides that were not asked for since it was last called. */
  endRound(): void;
}

/** What every slide of a deck is rendered with. */
export interface SlideLook {
  readonly templates: Templates;
  readonly context: RenderContext;
}

interface Kept {
  readonly html: Html;
  readonly lookups: readonly Lookup[];
}

/** What was found by a name, as JSON. */
interface Lookup {
  readonly of: "images" | "anchors";
  readonly name: string;
  readonly found: string | undefined;
}

/** Returns a memory that is empty. */
export function createSlideMemory(): SlideMemory {
  let kept = new Map<string, Kept>();
  let next = new Map<string, Kept>();
  let last: SlideLook | null = null;
  return {
    recall(key, look, render) {
      if (last === null || !isLike(last, look)) {
        kept = new Map();
        next = new Map();
      }
      last = look;
      const known = next.get(key) ?? kept.get(key);
      const isSame = known?.lookups.every(
        ({ of, name, found }) => JSON.stringify(look.context[of].get(name)) === found,
      );
      if (known !== undefined && isSame === true) {
        next.set(key, known);
        return known.html;
      }
      const { html, lookups } = renderTraced(look.context, render);
      if (lookups !== null) next.set(key, { html, lookups });
      return html;
    },
    endRound() {
      kept = next;
      next = new Map();
    },
  };
}

/** The cleaner says how raw HTML is read. */
function isLike(one: SlideLook, other: SlideLook): boolean {
  return (
    one.templates === other.templates &&
    one.context.labels === other.context.labels &&
    one.context.sanitise === other.context.sanitise
  );
}

/** What a link leads to is too much to compare: for those few slides, the lookups are null. */
function renderTraced(
  context: RenderContext,
  render: (context: RenderContext) => Html,
): { readonly html: Html; readonly lookups: readonly Lookup[] | null } {
  const lookups: Lookup[] = [];
  let hasLinks = false;
  const trace = <Fact>(
    facts: ReadonlyMap<string, Fact>,
    note: (name: string, found: Fact | undefined) => void,
  ): ReadonlyMap<string, Fact> => {
    const traced = new Map<string, Fact>();
    traced.get = (name) => {
      const found = facts.get(name);
      note(name, found);
      return found;
    };
    return traced;
  };
  const keep = (of: Lookup["of"]) => (name: string, found: unknown) =>
    void lookups.push({ of, name, found: JSON.stringify(found) });
  const html = render({
    ...context,
    images: trace(context.images, keep("images")),
    anchors: trace(context.anchors, keep("anchors")),
    links: trace(context.links, () => (hasLinks = true)),
  });
  return { html, lookups: hasLinks ? null : lookups };
}
