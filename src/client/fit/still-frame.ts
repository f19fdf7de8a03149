/**
 * Header and footer are as high on every part of a slide as on the slide. On new parts they keep that
 * height without being laid out: nobody looks at them before all parts are made.
 */

/** What stands still around the body of a slide, and how high it is, in CSS px. */
export type FrameHeights = ReadonlyMap<string, number>;

const footer = ".slide-footer";
const header = ".slide-header";

/** Reads what stands still on a slide: not a header that "(2/3)" may make higher. */
export function readFrame(section: HTMLElement): FrameHeights {
  const label = section.querySelector<HTMLElement>("[data-part-label]");
  const names = label === null || label.hidden ? [footer, header] : [footer];
  return new Map(
    names.flatMap((name): [string, number][] => {
      const element = section.querySelector<HTMLElement>(name);
      return element === null ? [] : [[name, element.offsetHeight]];
    }),
  );
}

/** Has what is around a slide's body stand at these heights, without being laid out. */
export function holdFrame(section: HTMLElement, heights: FrameHeights): void {
  for (const [name, heightPx] of heights) {
    const style = section.querySelector<HTMLElement>(name)?.style;
    style?.setProperty("height", `${heightPx}px`);
    style?.setProperty("content-visibility", "hidden");
  }
}

/** Takes the traces of `holdFrame` away. */
export function releaseFrames(sections: readonly HTMLElement[]): void {
  for (const section of sections) {
    for (const name of [footer, header]) {
      const element = section.querySelector<HTMLElement>(name);
      if (element?.style.contentVisibility !== "hidden") continue;
      element.style.removeProperty("height");
      element.style.removeProperty("content-visibility");
      if (element.getAttribute("style") === "") element.removeAttribute("style");
    }
  }
}
