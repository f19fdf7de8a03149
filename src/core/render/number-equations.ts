import type { Html } from "./templates/view-models.ts";

/** Where KaTeX numbers an equation by itself. */
const places = /class="eqn-num"/g;

/**
 * Returns slides in which the equations that KaTeX numbers by itself are counted through, from 1. A
 * page cannot count them: each slide is contained, and would begin anew with each equation. KaTeX's
 * style sheet adds one to its counter before it shows it.
 */
export function numberEquations(slides: readonly Html[]): Html[] {
  let before = 0;
  return slides.map((slide) =>
    slide.replace(places, (place) => {
      before += 1;
      return `${place} style="counter-reset:katexEqnNo ${before - 1}"`;
    }),
  );
}
