/** What stands on a slide of the page. Texts are without outer white space. */
export interface SlideLook {
  readonly heading: string;
  /** Such as `(2/3)`; empty for a slide that stands whole. */
  readonly part: string;
  /** The mark at the foot that says that it goes on. */
  readonly goesOn: boolean;
  readonly lead: string;
  /** All words of the body, without footnotes and their marks. */
  readonly whole: string;
  /** The same without the lead line and what stands again. */
  readonly body: string;
  /** What stands again, each with its mark in front, such as `つづき|親の項`. */
  readonly repeated: readonly string[];
  /** The units of the main flow: items, rows, lines, sentences, columns. */
  readonly units: readonly string[];
  /** The number of the first item, where the main flow is an ordered list; else null. */
  readonly start: number | null;
  /** The cells of the table's head. */
  readonly head: readonly string[];
  /** The numbers beside lines of code, as far as the page names them. */
  readonly lineNumbers: readonly number[];
  readonly footnotes: readonly number[];
  readonly notes: string;
  /** How much smaller the type is set, 1 for as it is. */
  readonly fit: number;
  /** How much what cannot be broken was scaled: the least zoom of all, 1 for none. */
  readonly zoom: number;
  /** The boxes of the pictures, in px. */
  readonly pictures: readonly { readonly widthPx: number; readonly heightPx: number }[];
}

/** Reads every slide of the page. Runs in the browser, so that it can use nothing from outside itself. */
export function lookAtSlides(): SlideLook[] {
  const textOf = (element: Element | null): string => (element?.textContent ?? "").trim();
  return [...document.querySelectorAll<HTMLElement>(".deck .slide")].map((slide): SlideLook => {
    const all = <E extends HTMLElement>(selector: string): E[] => [
      ...slide.querySelectorAll<E>(selector),
    ];
    const label = slide.querySelector<HTMLElement>("[data-part-label]");
    const heading = slide.querySelector(".slide-header h2");
    const body = slide.querySelector(".slide-body")?.cloneNode(true) as HTMLElement;
    const dropFromBody = (selector: string) => {
      for (const extra of body.querySelectorAll(selector)) extra.remove();
    };
    dropFromBody("[data-footnotes], [data-footnote], [hidden], style");
    const whole = textOf(body);
    dropFromBody("[data-repeated], .lead");
    const main = slide.querySelector('.slide-body [data-flow=""]');
    return {
      heading: textOf(heading)
        .replace(label?.textContent ?? "", "")
        .trim(),
      part: label?.hidden === false ? textOf(label) : "",
      goesOn: slide.querySelector<HTMLElement>("[data-continued]")?.hidden === false,
      lead: textOf(slide.querySelector(".lead")),
      whole,
      body: textOf(body),
      repeated: all("[data-repeated]").map(
        (head) => `${head.dataset["repeated"] ?? ""}|${textOf(head)}`,
      ),
      units: [...(main?.children ?? [])].map(textOf),
      start: main instanceof HTMLOListElement ? main.start : null,
      head: all(".slide-body > table > thead th").map(textOf),
      lineNumbers: all(".code-lines > li").map(({ dataset }) => Number(dataset["index"])),
      footnotes: all("[data-footnotes] > li").map(({ dataset }) => Number(dataset["index"])),
      notes: textOf(slide.querySelector(".notes")),
      fit: Number(
        getComputedStyle(slide.querySelector(".slide-body") ?? slide).getPropertyValue("--fit") ||
          1,
      ),
      zoom: Math.min(1, ...all("[style]").map((one) => Number(one.style.zoom || 1))),
      pictures: all(".slide-body img").map((image) => {
        const { width, height } = image.getBoundingClientRect();
        return { widthPx: width, heightPx: height };
      }),
    };
  });
}
