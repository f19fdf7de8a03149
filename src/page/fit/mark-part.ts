/**
 * Makes a slide a part: "(2/3)" beside the heading, and the mark of continuation on all but the last.
 */
export function markPart(
  section: HTMLElement,
  { index, count }: { readonly index: number; readonly count: number },
): void {
  section.dataset["part"] = String(index);
  showPart(section, `(${index}/${count})`);
  showContinued(section, index < count);
}

/** Writes the word for "continued" at the outermost of what is repeated on a part. */
export function markRepeated(section: HTMLElement): void {
  const head = section.querySelector<HTMLElement>("[data-repeated]:not(thead)");
  const words = section.dataset["again"];
  if (head !== null && words !== undefined) head.dataset["repeated"] = words;
}

/** Makes a part a whole slide again. */
export function unmarkPart(section: HTMLElement): void {
  delete section.dataset["part"];
  showPart(section, "");
  showContinued(section, false);
}

function showContinued(section: HTMLElement, isContinued: boolean): void {
  const mark = section.querySelector<HTMLElement>("[data-continued]");
  if (mark !== null && mark.hidden === isContinued) mark.hidden = !isContinued;
}

function showPart(section: HTMLElement, text: string): void {
  const label = section.querySelector<HTMLElement>("[data-part-label]");
  if (label === null) return;
  // What stays as it is need not be laid out again.
  if (label.textContent === text) return;
  label.hidden = text === "";
  label.textContent = text;
}
