import { lstatSync, readFileSync, realpathSync, type Stats } from "node:fs";
import { join } from "node:path";

import { LecternError } from "../../core/model/lectern-error.ts";
import { loadRecord } from "./build-record.ts";
import { isMissing } from "./file-errors.ts";
import { isInside } from "./is-inside.ts";

/** The page by which a folder of ours is known, if it has no record. */
const pageName = "index.html";

/**
 * What only pages made by lectern have in them. Templates of a user's own may lack the first; the
 * second is added whatever they say.
 */
const pageMarks = [
  'name="generator" content="lectern"',
  `http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '`,
];

/** Files that have a hash of their bytes in their names: what stands there is the same. */
const hashedName = /-[0-9a-f]{8}\.[a-z0-9]+$/;

/**
 * Throws LecternError `usage` where one of these files stands in a folder that lectern did not write:
 * a folder of ours has the record of a build, or a page of ours. `out` is the folder named by `--out`:
 * the folder itself, or the one above it. One above which it does not really stand, since it is a link,
 * is refused, too. Paths are absolute.
 */
export async function refuseForeign(
  folder: string,
  names: readonly string[],
  out: string,
): Promise<void> {
  if (folder !== out && leadsOut(folder, out)) {
    throw new LecternError("usage", `"${folder}" is a link that leads out of "${out}".`, {
      hint: "Remove the link, or name another folder with --out.",
    });
  }
  const standing = names.find((name) => !hashedName.test(name) && isFile(join(folder, name)));
  if (standing === undefined) return;
  if (isOurPage(join(folder, pageName)) || (await loadRecord(folder)) !== null) return;
  const file = join(folder, standing);
  throw new LecternError("usage", `"${file}" stands there already, and lectern did not make it.`, {
    hint: "Name another folder with --out, or move what stands there away.",
  });
}

/** Did lectern make the page that stands at a path? Not, where there is none. */
export function isOurPage(path: string): boolean {
  try {
    const page = lstatSync(path).isFile() ? readFileSync(path, "utf8") : "";
    return pageMarks.some((mark) => page.includes(mark));
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** A folder in the place of a file is not overwritten: writing the file fails. */
function isFile(path: string): boolean {
  return factsOf(path)?.isDirectory() === false;
}

function isLink(path: string): boolean {
  return factsOf(path)?.isSymbolicLink() === true;
}

/** Null where there is nothing, also where something above it is no folder: writing then says so. */
function factsOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function leadsOut(folder: string, out: string): boolean {
  if (!isLink(folder)) return false;
  try {
    return !isInside(realpathSync(folder), realpathSync(out));
  } catch (error) {
    // A link to nowhere: folders that were made there would stand elsewhere.
    if (isMissing(error)) return true;
    throw error;
  }
}
