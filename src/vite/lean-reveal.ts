import type { Plugin } from "vite";

/** What reveal.js does at every move with every slide of the deck, and where nothing of it is to be done. */
const trims = [
  {
    // It marks slides as before or after the one in view: `t` is a slide, `e` its place, `n` where it goes.
    // One that is marked so already, and has nothing on it that appears step by step, is as it was.
    before: 'if (t.classList.remove("past"), t.classList.remove("present"),',
    trim: 'if (t.hasAttribute("hidden") && t.classList.contains(e < n ? "past" : "future") && e !== n && t.querySelector(".fragment") === null) continue;',
  },
  {
    // It hides slides that are not near: `e` is one.
    before: 'e.style.display = "none";\n\t\tlet n = this.Reveal.getSlideBackground(e);',
    trim: 'if (e.style.display === "none") return;',
  },
] as const;

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
      handler: (code) => ({ code: trims.reduce(trimOnce, code), map: null }),
    },
  };
}

function trimOnce(code: string, { before, trim }: (typeof trims)[number]): string {
  const parts = code.split(before);
  if (parts.length !== 2) throw new Error(`reveal.js has not once: ${before}`);
  return parts.join(`${trim}\n${before}`);
}
