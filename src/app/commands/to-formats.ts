import { LecternError } from "../../core/model/lectern-error.ts";
import { outputKinds } from "../outputs/output-kinds.ts";

const formatNames = Object.keys(outputKinds);

/** Reads `html,pdf`. Throws LecternError `usage` for a format there is none of. */
export function toFormats(names: string): string[] {
  const formats = names.split(",").map((name) => name.trim());
  const unknown = formats.find((name) => !formatNames.includes(name));
  if (unknown !== undefined) {
    throw new LecternError("usage", `There is no format "${unknown}".`, {
      hint: `The formats are: ${formatNames.join(", ")}.`,
    });
  }
  return formats;
}
