import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import { LecternError } from "../../core/model/lectern-error.ts";
import { describeTemplate } from "../../core/render/templates/page-shapes.ts";
import { hintAt } from "../../core/settings/nearest-name.ts";
import { withStaging } from "../files/write-folder.ts";

/** The kinds of what can be ejected, in the order they are listed. */
export const ejectableKinds = ["layout", "partial", "page", "theme"] as const;

/** A kind of template. A theme is a folder of files. */
export type EjectableKind = (typeof ejectableKinds)[number];

const places = {
  layout: { folder: "layouts", extension: ".hbs" },
  partial: { folder: "partials", extension: ".hbs" },
  page: { folder: "", extension: ".hbs" },
  theme: { folder: "themes", extension: "" },
} satisfies Record<EjectableKind, { readonly folder: string; readonly extension: string }>;

/** Returns the names that there are of a kind, in their order. */
export async function listEjectables(
  ownTemplates: string,
  kind: EjectableKind,
): Promise<readonly string[]> {
  const { folder, extension } = places[kind];
  const names = await readdir(join(ownTemplates, folder));
  const own =
    kind === "theme"
      ? names.filter((name) => existsSync(join(ownTemplates, folder, name, "theme.json")))
      : names.filter((name) => name.endsWith(extension));
  return own.map((name) => basename(name, extension)).toSorted();
}

/** What to eject, and where to. */
export interface Ejection {
  /** lectern's own templates folder. */
  readonly ownTemplates: string;
  /** The user's, absolute; it need not exist. */
  readonly templates: string;
  readonly kind: EjectableKind;
  readonly name: string;
  /** May files that stand there already be overwritten? */
  readonly force: boolean;
}

/**
 * Writes one of our templates, or a theme, into the user's folder, and returns the paths of the files,
 * absolute. A comment at the head of a template says what it sees. Throws LecternError `usage` for a
 * name that there is none of, and where a file stands there already.
 */
export async function ejectTemplate(ejection: Ejection): Promise<readonly string[]> {
  const { ownTemplates, templates, kind, name, force } = ejection;
  refuseUnknown(kind, name, await listEjectables(ownTemplates, kind));
  const files = await listFilesOf(ejection);
  const standing = files.find((file) => existsSync(join(templates, file)));
  if (standing !== undefined && !force) {
    throw new LecternError("usage", `${join(templates, standing)} stands there already.`, {
      hint: "Overwrite it with --force, or name another folder with --templates.",
    });
  }
  await withStaging(
    templates,
    async (staging) => {
      for (const file of files) {
        const text = await readFile(join(ownTemplates, file), "utf8");
        const head = file.endsWith(".hbs") ? describeTemplate(file.replace(/\.hbs$/, "")) : "";
        await staging.write(file, head + text);
      }
      await staging.commit(files);
    },
    dirname(templates),
  );
  return files.map((file) => join(templates, file));
}

/** Relative to a folder of templates, with `/`. */
async function listFilesOf({ ownTemplates, kind, name }: Ejection): Promise<readonly string[]> {
  const { folder, extension } = places[kind];
  const path = folder === "" ? name : `${folder}/${name}`;
  if (extension !== "") return [path + extension];
  return (await readdir(join(ownTemplates, path))).toSorted().map((file) => `${path}/${file}`);
}

function refuseUnknown(kind: EjectableKind, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw new LecternError("usage", `There is no ${kind} "${name}".`, {
    hint: hintAt(name, known, `There are: ${known.join(", ")}.`),
  });
}
