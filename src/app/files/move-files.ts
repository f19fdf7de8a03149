import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

import { LecternError } from "../../core/model/lectern-error.ts";

import { isMissing } from "./file-errors.ts";
import { isOurPage } from "./refuse-foreign.ts";

/** Our own hashed files: those of an earlier build are removed. */
const hashed = /-[0-9a-f]{8}\.[a-z0-9]+$/;

/** The page that names the hashed files. */
const pageName = "index.html";

/** Where, in the folder of the new files, those stand whose place they take. */
const replacedName = ".replaced";

/**
 * Moves files from one folder into another on the same disk, over those that stand there, and removes
 * our hashed files of an earlier build where a new page comes that does not name them. Where one
 * cannot be moved, all that stood there before stands there again, and the error is thrown. Nothing
 * waits meanwhile: no signal finds half of the files moved. What was replaced is left in `from`.
 */
export function moveFiles(from: string, to: string, names: readonly string[]): void {
  // Pages last: a reader who comes meanwhile finds what they name.
  const inOrder = [
    ...names.filter((name) => name !== pageName),
    ...names.filter((name) => name === pageName),
  ];
  // Without a new page, the one that stands there still needs them.
  const isOurs = names.includes(pageName) && isOurPage(join(to, pageName));
  const undo: (() => void)[] = [];
  try {
    for (const name of inOrder) undo.push(replaceFile(from, to, name));
  } catch (error) {
    for (const one of undo.toReversed()) one();
    throw error;
  }
  if (isOurs) removeOldAssets(to, new Set(names));
}

/** Moves one file and returns how to undo it. Throws, with all as it was, where it cannot be moved. */
function replaceFile(from: string, to: string, name: string): () => void {
  const [source, target] = [join(from, name), join(to, name)];
  const replaced = join(from, replacedName, name);
  refuseLinks(to, name);
  const made = mkdirSync(dirname(target), { recursive: true });
  // A folder there is not ours to move: the file's own move then fails.
  const isThere = lstatSync(target, { throwIfNoEntry: false })?.isDirectory() === false;
  if (isThere) {
    mkdirSync(dirname(replaced), { recursive: true });
    renameSync(target, replaced);
  }
  const putBack = (): void => {
    if (isThere) renameSync(replaced, target);
    if (made !== undefined) rmSync(made, { recursive: true });
  };
  try {
    renameSync(source, target);
  } catch (error) {
    putBack();
    throw error;
  }
  return () => {
    renameSync(target, source);
    putBack();
  };
}

/** Throws where a folder on the way from `to` to a file is a link: the file would be written elsewhere. */
function refuseLinks(to: string, name: string): void {
  const above = dirname(name);
  if (above === ".") return;
  refuseLinks(to, above);
  const folder = join(to, above);
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  throw new LecternError("unwritable-output", `"${folder}" is a link, which may lead anywhere.`, {
    hint: "Remove the link, or name another folder with --out (of eject: --templates).",
  });
}

function removeOldAssets(folder: string, names: ReadonlySet<string>): void {
  try {
    for (const name of readdirSync(join(folder, "assets"))) {
      const isOld = hashed.test(name) && !names.has(`assets/${name}`);
      if (isOld) rmSync(join(folder, "assets", name));
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
