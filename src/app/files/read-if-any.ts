import { readProjectFile, unreadable } from "./project-file.ts";

/** Packages' manifests, decks' outlines and our own code have less. */
const maxBytes = 512 * 1024 * 1024;

/**
 * Returns the text of a file of ours, or of the output folder; null where there is none. Throws
 * LecternError `unreadable-file` for one that cannot be read.
 */
export async function readIfAny(path: string): Promise<string | null> {
  const found = readProjectFile(path, { within: null, maxBytes });
  if (found.status === "found") return new TextDecoder().decode(found.bytes);
  if (found.status === "missing") return null;
  throw unreadable(path, found);
}
