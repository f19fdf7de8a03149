/** A chapter made to take for ever, or all memory there is. */
export interface Bomb {
  readonly name: string;
  /** The chapter, and the files it names; made only when it is thrown, for it may be large. */
  readonly make: () => { readonly text: string; readonly files?: Readonly<Record<string, string>> };
}

/** Makes a bomb of a section that holds a text. */
export function inSection(name: string, body: () => string): Bomb {
  return { name, make: () => ({ text: `# Title\n\n## Section\n\n${body()}\n` }) };
}
