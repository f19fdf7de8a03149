/**
 * Returns what a key means: as `KeyboardEvent.key` says, letters in lower case. On a keyboard of other
 * letters than Latin ones, such as Cyrillic or Greek, it is the Latin letter of the same key.
 */
export function keyOf({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
  const letter = /^Key(?<latin>[A-Z])$/.exec(code)?.groups?.["latin"];
  const isOther = /^[^\p{ASCII}\p{Script=Latin}]$/u.test(key);
  if (isOther && letter !== undefined) return letter.toLowerCase();
  return key.length === 1 ? key.toLowerCase() : key;
}
