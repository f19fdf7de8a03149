import type { CSSOptions, Plugin } from "vite";

/** A plugin for the PostCSS that Vite brings. */
type CssPlugin = Extract<
  NonNullable<Exclude<CSSOptions["postcss"], string | undefined>["plugins"]>[number],
  { readonly postcssPlugin: string }
>;

/** What is written otherwise in reveal.js, and how often it stands there. */
interface Trim {
  readonly before: string;
  readonly after: string;
  readonly times: number;
}

/**
 * What reveal.js does at every move with every slide of the deck, or with all that is on it, and where
 * nothing of it is to be done. Our slides stand in one row: none is in a stack, and a section in the
 * text of one is no slide.
 */
const trims: readonly Trim[] = [
  {
    // It looks through the whole page for the slides: they are the children of one element, but where
    // they are scrolled to.
    before: "t = (e, t) => Array.from(e.querySelectorAll(t)), n =",
    after: `slidesIn = (e, t) => {
  let row = /^\\.slides[ >]section(.*)$/.exec(t);
  let slides = row === null ? [] : Array.from(e.querySelector(".slides").children).filter(({ localName }) => localName === "section");
  return slides.length === 0 ? Array.from(e.querySelectorAll(t)) : slides.filter((slide) => slide.matches("section" + row[1]));
}, t = slidesIn, n =`,
    times: 1,
  },
  { before: "D.wrapper.querySelectorAll(w)", after: "slidesIn(D.wrapper, w)", times: 2 },
  { before: "D.wrapper.querySelectorAll(te)", after: "slidesIn(D.wrapper, te)", times: 1 },
  { before: "D.wrapper.querySelectorAll(C)", after: "slidesIn(D.wrapper, C)", times: 3 },
  // It looks in each slide for those that are in a stack with it.
  { before: 't(c, "section")', after: "[]", times: 1 },
  { before: 'u.querySelectorAll("section")', after: "[]", times: 1 },
  { before: 'i.querySelectorAll("section")', after: "[]", times: 1 },
  {
    // It marks slides as before or after the one in view: `t` is a slide, `e` its place, `n` where it
    // goes. One that is marked so already is as it was, with all that appears on it step by step.
    before: 'if (t.classList.remove("past"), t.classList.remove("present"),',
    after:
      'if (t.hasAttribute("hidden") && t.classList.contains(e < n ? "past" : "future") && e !== n) continue;\nif (t.classList.remove("past"), t.classList.remove("present"),',
    times: 1,
  },
  {
    // It hides slides that are not near: `e` is one.
    before: 'e.style.display = "none";\n\t\tlet n = this.Reveal.getSlideBackground(e);',
    after:
      'if (e.style.display === "none") return;\ne.style.display = "none";\n\t\tlet n = this.Reveal.getSlideBackground(e);',
    times: 1,
  },
];

/**
 * Compiles reveal.js so that a move leaves alone the slides for which nothing changes. What it does to
 * each slide, the browser must look at: with 1,000 slides a move takes several frames. Throws where
 * reveal.js is not written as it was.
 */
export function leanReveal(): Plugin {
  return {
    name: "lean-reveal",
    transform: {
      filter: { id: /reveal\.js[\\/]dist[\\/]reveal\.mjs$/ },
      handler: (code) => ({ code: trims.reduce(trimAll, code), map: null }),
    },
  };
}

/** What reveal.js places and hides: its own boxes, the slides, and what appears step by step. */
const placed =
  /^(?:html\.reveal-full-page|\.reveal-viewport(?::fullscreen)?|\.reveal(?::after|\.embedded)?|\.reveal\.none \.slides section:not\(\[data-transition\]\)|\.reveal \.slides(?:\.disable-slide-transitions section|>section(?:\.\w+|:empty|:not\(\.present\))?)?|\.reveal(?:\.paused)? \.pause-overlay|\.reveal \.no-transition(?: \*)?|\.reveal \.fragment(?:\.visible|\.disabled|:not\(\.custom\))?|\.reveal \.(?:backgrounds|slide-background))$/;

/**
 * Leaves of reveal.js's stylesheet what places and hides slides. Its rules for what stands on a slide
 * (`.reveal a`) are stronger than ours, so that the deck on the screen would not be the one in the
 * PDF; and of its controls, transitions and overview none is used. It is a PostCSS plugin.
 */
export const leanRevealStyles: CssPlugin = {
  postcssPlugin: "lean-reveal-styles",
  OnceExit(root) {
    if (!/[\\/]reveal\.js[\\/]/.test(root.source?.input.file ?? "")) return;
    root.walkAtRules("keyframes", (rule) => void rule.remove());
    root.walkRules((rule) => {
      const kept = rule.selectors.filter((selector) => placed.test(selector));
      if (kept.length === 0) rule.remove();
      else rule.selectors = kept;
    });
    root.walkAtRules("media", (rule) => {
      if (rule.nodes?.length === 0) rule.remove();
    });
  },
};

function trimAll(code: string, { before, after, times }: Trim): string {
  const parts = code.split(before);
  if (parts.length !== times + 1) {
    throw new Error(`reveal.js has not ${times} times, but ${parts.length - 1}: ${before}`);
  }
  return parts.join(after);
}
