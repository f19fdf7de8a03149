/** How far one look ahead goes: marked looks again from where the text was cut. */
const lookAhead = 1000;

/**
 * Returns where a mark may begin in the text of a line, for marked's `start`. marked asks again and
 * again for the same text, so that a look to its end would take quadratic time: beyond the look
 * ahead the answer is a space at which the text may be cut.
 */
export function findMark(source: string, mark: string): number {
  const near = source.slice(0, lookAhead);
  const at = near.indexOf(mark);
  if (at >= 0 || near.length === source.length) return at;
  const space = near.lastIndexOf(" ");
  return space > 0 ? space : near.length;
}
