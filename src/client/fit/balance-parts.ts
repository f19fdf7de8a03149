/**
 * Splits a column of items into the fewest parts that each fit, in order, and evens them out: the
 * highest part is as low as that number of parts allows. `heights` and `room` are in CSS px; an item
 * higher than the room has a part of its own. Returns the parts as 0-based `[start, end)`.
 */
export function balanceParts(
  heights: readonly number[],
  room: number,
): { readonly start: number; readonly end: number }[] {
  const fewest = fill(heights, room);
  let low = Math.max(0, ...heights.map((height) => Math.min(height, room)));
  let high = room;
  // Half a pixel is finer than any line: about 11 rounds for a slide.
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (fill(heights, middle).length <= fewest.length) high = middle;
    else low = middle;
  }
  return fill(heights, high);
}

function fill(heights: readonly number[], room: number): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let start = 0;
  let used = 0;
  for (const [index, height] of heights.entries()) {
    if (index > start && used + height > room) {
      parts.push({ start, end: index });
      start = index;
      used = 0;
    }
    used += height;
  }
  parts.push({ start, end: heights.length });
  return parts;
}
