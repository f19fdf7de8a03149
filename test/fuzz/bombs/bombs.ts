import { mediaBombs } from "./media-bombs.ts";
import { textBombs } from "./text-bombs.ts";

/** A chapter made to take for ever, or all memory there is. */
export interface Bomb {
  readonly name: string;
  /** The chapter, and the files it names; made only when it is thrown, for it may be large. */
  readonly make: () => { readonly text: string; readonly files?: Readonly<Record<string, string>> };
}

/** All bombs: what has taken such tools down, and what is large, deep or doubled without an end. */
export const bombs: readonly Bomb[] = [...textBombs, ...mediaBombs];
