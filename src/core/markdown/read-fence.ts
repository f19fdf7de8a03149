import { decodeEntities } from "./html/parse-fragment.ts";

/** What stands after a fence's three marks. */
export interface FenceInfo {
  readonly language: string | null;
  readonly title: string | null;
  /** 1-based, in order, each once. */
  readonly highlights: readonly number[];
}

/** More lines than any code on a slide has: a range to a billion is cut here. */
const maxLine = 10_000;

/**
 * Reads a fence's info string: the language, `{2,4-6}` for lines to light up, and a title as
 * `title="…"` or after a colon (`ts:src/a.ts`).
 */
export function readFenceInfo(info: string): FenceInfo {
  const text = decodeEntities(info);
  const word = /^[^\s{]+/.exec(text)?.[0] ?? null;
  const [language, ...file] = word?.split(":") ?? [];
  const titled = /\btitle=(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(text);
  const title = titled?.[1] ?? titled?.[2] ?? titled?.[3] ?? file.join(":");
  const ranges = /\{([\d,\s-]+)\}/.exec(text)?.[1] ?? "";
  return {
    language: language === undefined || language === "" ? null : language,
    title: title === "" ? null : title,
    highlights: readRanges(ranges),
  };
}

function readRanges(ranges: string): number[] {
  const lines = new Set<number>();
  for (const range of ranges.split(",")) {
    const [first = Number.NaN, last = first] = range
      .split("-")
      .map((text) => Number.parseInt(text, 10));
    for (let line = first; line <= Math.min(last, maxLine); line += 1) lines.add(line);
  }
  return [...lines].toSorted((a, b) => a - b);
}
