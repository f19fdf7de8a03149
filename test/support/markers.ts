/** A string that is found again, once or as often as it must be shown. */
export interface Marker {
  /** In the text, and nowhere else. */
  readonly name: string;
  readonly text: string;
  readonly isHtml: boolean;
  /** How often it may be shown. */
  readonly times: readonly number[];
}

/** Makes markers: plain ones hold what must be escaped, HTML ones a tag that must stay. */
export function createMarkers(): {
  text(...times: readonly number[]): string;
  html(...times: readonly number[]): string;
  readonly made: readonly Marker[];
} {
  const made: Marker[] = [];
  const make = (isHtml: boolean, times: readonly number[]) => {
    const name = `m${made.length}m`;
    const text = isHtml ? `<i>${name}</i>` : `${name}<&">`;
    made.push({ name, text, isHtml, times });
    return text;
  };
  return {
    text: (...times) => make(false, times.length === 0 ? [1] : times),
    html: (...times) => make(true, times.length === 0 ? [1] : times),
    made,
  };
}

/** Makes markers. */
export type Markers = ReturnType<typeof createMarkers>;
