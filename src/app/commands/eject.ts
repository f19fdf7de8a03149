import { relative, resolve } from "node:path";
import process from "node:process";

import { LecternError } from "../../core/model/lectern-error.ts";
import { hintAt } from "../../core/settings/nearest-name.ts";
import {
  ejectableKinds,
  ejectTemplate,
  listEjectables,
  type EjectableKind,
} from "../theme/eject-templates.ts";
import { ownTemplatesFolder } from "../files/package-root.ts";
import { printLine } from "./report.ts";

/** `lectern eject`: writes one of our templates out to start from, or lists them where none is named. */
export async function runEject(
  kind: string | undefined,
  name: string | undefined,
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const wanted = kind === undefined ? null : toKind(kind);
  if (wanted === null || name === undefined) {
    for (const listed of wanted === null ? ejectableKinds : [wanted]) await printNames(listed);
    return;
  }
  const files = await ejectTemplate({
    ownTemplates: ownTemplatesFolder(),
    templates: resolve(String(options["templates"])),
    kind: wanted,
    name,
    force: options["force"] === true,
  });
  for (const file of files) printLine(relative(process.cwd(), file));
}

async function printNames(kind: EjectableKind): Promise<void> {
  const names = await listEjectables(ownTemplatesFolder(), kind);
  for (const name of names) printLine(`lectern eject ${kind} ${name}`);
}

function toKind(written: string): EjectableKind {
  const kind = ejectableKinds.find((known) => known === written);
  if (kind !== undefined) return kind;
  throw new LecternError("usage", `There is no kind of template "${written}".`, {
    hint: hintAt(written, ejectableKinds, `There are: ${ejectableKinds.join(", ")}.`),
  });
}
