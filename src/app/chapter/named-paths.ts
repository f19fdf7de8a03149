import { resolve } from "node:path";

import { decodePercent } from "../../core/model/link.ts";

/**
 * Returns where a file may stand that a chapter names, absolute and without query and fragment: as
 * written, and in both normal forms, since macOS writes NFD. Empty for a name that no file can have.
 */
export function namedPathsOf(address: string, folder: string): readonly string[] {
  const name = decodePercent(address.split(/[?#]/)[0] ?? "");
  // Node throws at the very question.
  if (name.includes("\0")) return [];
  const path = resolve(folder, name);
  return [...new Set([path, path.normalize("NFC"), path.normalize("NFD")])];
}
