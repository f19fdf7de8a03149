/** A mistake in one line that a tired engineer could make, and the tests that must notice it. */
export interface PlantedFault {
  /** The file it stands in, relative to the project. */
  readonly file: string;
  /** The right text, which stands in the file exactly once. */
  readonly find: string;
  /** The wrong text in its place. */
  readonly replace: string;
  /** Test files, relative to the project: unit tests before those that need a browser. */
  readonly tests: readonly string[];
  /** Must the command and the page's script be compiled again, since the tests run what is compiled? */
  readonly compile?: true;
}

/** Returns a text with a fault in it; null where the right text does not stand in it exactly once. */
export function plantFault(text: string, { find, replace }: PlantedFault): string | null {
  const at = text.indexOf(find);
  if (at < 0 || text.includes(find, at + 1)) return null;
  return text.slice(0, at) + replace + text.slice(at + find.length);
}

/** Returns a fault in one line, for people. */
export function describeFault({ file, find, replace }: PlantedFault): string {
  const inOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
  return `${file}: ${inOneLine(find)} → ${inOneLine(replace) || "(nothing)"}`;
}
