import type { RenderContext } from "./render-context.ts";
import type { Templates } from "./templates/template-source.ts";
import type { Html } from "./escape-html.ts";

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
  readonly looked: readonly Lookup[];
}

/** What was found by a name; `of` says where. */
interface Lookup {
  readonly of: "images" | "anchors";
  readonly name: string;
  readonly found: string;
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
      const { context } = look;
      const isSame = known?.looked.every(
        ({ of, name, found }) => JSON.stringify(context[of].get(name)) === found,
      );
      if (known !== undefined && isSame === true) {
        next.set(key, known);
        return known.html;
      }
      const { traced, looked, hasLinks } = trace(context);
      const html = render(traced);
      // What a link leads to is too much to compare: those few slides are rendered each time.
      if (!hasLinks()) next.set(key, { html, looked });
      return html;
    },
    endRound() {
      kept = next;
      next = new Map();
    },
  };
}

function isLike(one: SlideLook, other: SlideLook): boolean {
  return (
    one.templates === other.templates &&
    one.context.labels === other.context.labels &&
    // How raw HTML is read.
    one.context.sanitise === other.context.sanitise
  );
}

/** Returns a context that notes what is looked up in it. */
function trace(context: RenderContext): {
  readonly traced: RenderContext;
  readonly looked: readonly Lookup[];
  readonly hasLinks: () => boolean;
} {
  const looked: Lookup[] = [];
  let linked = false;
  const note = (of: Lookup["of"]) => (name: string, found: unknown) =>
    looked.push({ of, name, found: JSON.stringify(found) });
  const traced: RenderContext = {
    ...context,
    images: new TracedMap(context.images, note("images")),
    anchors: new TracedMap(context.anchors, note("anchors")),
    links: new TracedMap(context.links, () => {
      linked = true;
    }),
  };
  return { traced, looked, hasLinks: () => linked };
}

/** Reads another map, and tells what is read. */
class TracedMap<Value> extends Map<string, Value> {
  readonly #inner: ReadonlyMap<string, Value>;
  readonly #tell: (name: string, found: Value | undefined) => void;

  constructor(
    inner: ReadonlyMap<string, Value>,
    tell: (name: string, found: Value | undefined) => void,
  ) {
    super();
    this.#inner = inner;
    this.#tell = tell;
  }

  override get(name: string): Value | undefined {
    const found = this.#inner.get(name);
    this.#tell(name, found);
    return found;
  }
}
