import { relative, resolve } from "node:path";

import { LecternError } from "../../core/model/lectern-error.ts";
import { hintAt } from "../../core/settings/nearest-name.ts";
import { ownTemplatesFolder } from "../files/package-root.ts";
import {
  ejectableKinds,
  ejectTemplate,
  listEjectables,
  type EjectableKind,
} from "../theme/eject-templates.ts";
import type { EjectFlags } from "./options.ts";
import { printLine } from "./report.ts";
import type { World } from "./world.ts";

/**
 * `lectern eject`: writes one of our templates out to start from, or lists them where none is named.
 * Returns the exit code.
 */
export async function runEject(
  [kind, name]: readonly string[],
  { templates, force }: EjectFlags,
  world: World,
): Promise<number> {
  const wanted = kind === undefined ? null : toKind(kind);
  const ownTemplates = ownTemplatesFolder();
  if (wanted === null || name === undefined) {
    for (const listed of wanted === null ? ejectableKinds : [wanted]) {
      const names = await listEjectables(ownTemplates, listed);
      for (const one of names) printLine(world, `lectern eject ${listed} ${one}`);
    }
    return 0;
  }
  const folder = resolve(world.cwd, templates);
  const ejection = { ownTemplates, templates: folder, kind: wanted, name, force };
  const files = await ejectTemplate(ejection);
  for (const file of files) printLine(world, relative(world.cwd, file));
  return 0;
}

function toKind(written: string): EjectableKind {
  const kind = ejectableKinds.find((known) => known === written);
  if (kind !== undefined) return kind;
  throw new LecternError("usage", `There is no kind of template "${written}".`, {
    hint: hintAt(written, ejectableKinds, `There are: ${ejectableKinds.join(", ")}.`),
  });
}
