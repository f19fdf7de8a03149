import type { Bomb } from "./bomb.ts";
import { mediaBombs } from "./media-bombs.ts";
import { textBombs } from "./text-bombs.ts";

/** All bombs: what has taken such tools down, and what is large, deep or doubled without an end. */
export const bombs: readonly Bomb[] = [...textBombs, ...mediaBombs];
