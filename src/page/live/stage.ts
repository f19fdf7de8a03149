import { toPlanned, type FittedSlides } from "./replace-slides.ts";

/** Where slides are fitted before they are shown. */
export interface Stage {
  /** Returns slides, each as HTML, as they stand when they are fitted. */
  fit(html: readonly string[]): Promise<FittedSlides>;
  close(): void;
}

/**
 * Returns a stage beside the page: a page of the same deck that nobody sees, with its styles and
 * fonts and none of its slides. So a change is laid out alone, however many slides there are, and
 * fitted by what fits every page.
 */
export function createStage(page: Document): Stage {
  const frame = page.createElement("iframe");
  frame.src = `${page.location.pathname}?fit&stage`;
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  frame.style.cssText =
    "position:fixed;top:0;left:-3000px;width:1280px;height:720px;border:0;visibility:hidden";
  const loaded = new Promise((resolve) => {
    frame.addEventListener("load", resolve, { once: true });
  });
  page.body.append(frame);
  // Its fonts are there before they are needed.
  const ready = loaded.then(() => frame.contentWindow?.lecternFit?.({ all: false }));
  let drawn = 0;
  return {
    async fit(html) {
      await ready;
      const { contentDocument: inner, contentWindow: view } = frame;
      const container = inner?.querySelector(".deck > .slides");
      if (!inner || !view?.lecternFit || !container) throw new Error("The stage did not load.");
      container.innerHTML = html.join("\n");
      const fit = await view.lecternFit({ all: true });
      // Copies are of the page's own kinds of elements.
      const sections = [...container.querySelectorAll<HTMLElement>(":scope > .slide")].map(
        (section) => page.importNode(section, true),
      );
      for (const section of sections) drawn = renameDiagrams(section, drawn);
      container.replaceChildren();
      return toPlanned(sections, fit);
    },
    close: () => frame.remove(),
  };
}

/**
 * Drawings name their own parts: those of two must not have the same names in one page. Ids of
 * headings have no capital letters: none is one of these.
 */
function renameDiagrams(section: HTMLElement, drawn: number): number {
  let count = drawn;
  for (const box of section.querySelectorAll(".diagram")) {
    const name = box.querySelector("svg")?.id ?? "";
    if (name === "") continue;
    count += 1;
    box.innerHTML = box.innerHTML.replaceAll(name, `Live-${count}`);
  }
  return count;
}
