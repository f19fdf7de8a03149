import type { Diagnostic } from "../model/diagnostic.ts";
import { decodePercent } from "../model/link.ts";
import type { SourceFile } from "../model/source.ts";

/**
 * Where the browser that prints finds our files. No host has such a name (RFC 2606); with `https`, its
 * pages may do what those from the disk may.
 */
export const stagedOrigin = "https://lectern.invalid";

/**
 * Returns what a chapter's pages asked for while they were fitted and printed, and were not given, as
 * diagnostics at the first line that names it; at the first line of all where none does. `reported` are
 * the known diagnostics: an address that one of them names is not reported again.
 */
export function checkRefused(
  { path, text }: SourceFile,
  refused: Iterable<string>,
  reported: readonly Diagnostic[] = [],
): Diagnostic[] {
  const lines = text.split("\n");
  const known = new Set(reported.map(({ message }) => message));
  return [...refused].toSorted().flatMap((address) => {
    const { spelling, ...place } = placeOf(address, lines);
    const diagnostic = refusedRequest({ path, ...place }, spelling);
    return known.has(diagnostic.message) ? [] : [diagnostic];
  });
}

/** Returns the diagnostic of an address that was not loaded, at its place. Browsers ask for whole files: a part of one is not named. */
export function refusedRequest(
  place: Pick<Diagnostic, "path" | "line" | "column">,
  address: string,
): Diagnostic {
  return {
    ...place,
    severity: "warning",
    code: "refused-request",
    message: `"${address.replace(/#.*/s, "")}" is not loaded: it is no file of the deck.`,
    hint: "Name the picture as an image of the chapter, ![words](file); a file that a template or a style names must stand beside it.",
  };
}

interface Found extends Pick<Diagnostic, "line" | "column"> {
  readonly spelling: string;
}

/** Authors write addresses in many ways: the longest part that is in the text counts. */
function placeOf(address: string, lines: readonly string[]): Found {
  const isOurs = address.startsWith(`${stagedOrigin}/`);
  const shown = isOurs ? decodePercent(address.slice(stagedOrigin.length + 1)) : address;
  const path = shown.replace(/^[a-z][a-z\d+.-]*:\/{0,2}/i, "");
  const parts = [...(isOurs ? [`/${shown}`] : []), shown, decodePercent(shown)];
  const name = path.slice(path.lastIndexOf("/") + 1);
  for (const part of [...parts, path, decodePercent(path), name, decodePercent(name)]) {
    const line = part === "" ? -1 : lines.findIndex((text) => text.includes(part));
    if (line < 0) continue;
    const column = (lines[line]?.indexOf(part) ?? 0) + 1;
    return { line: line + 1, column, spelling: parts.includes(part) ? part : shown };
  }
  return { line: 1, column: 1, spelling: shown };
}
