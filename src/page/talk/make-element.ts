/** What a new element is called and says. */
export interface ElementFacts {
  readonly className?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

/** Returns a new element of a page, not in it yet. */
export function makeElement<K extends keyof HTMLElementTagNameMap>(
  page: Document,
  tag: K,
  { className, text, attributes = {}, children = [] }: ElementFacts,
): HTMLElementTagNameMap[K] {
  const element = page.createElement(tag);
  if (className !== undefined) element.className = className;
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
