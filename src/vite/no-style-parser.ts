/**
 * Stands in the command for postcss where sanitize-html asks for it: to look into `style` attributes,
 * which ours is told not to do. It takes as long to load as all else of that library.
 */

/** Throws an Error: no styles are parsed. */
export function parse(): never {
  throw new Error("Styles are not looked into.");
}
