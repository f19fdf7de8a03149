/** Returns whether any of the patterns is found in a text; they are without the flags `g` and `y`. */
export function matchAny(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}
