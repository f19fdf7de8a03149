import type { Target } from "./target.ts";
import { planning } from "./targets/planning.ts";
import { reading } from "./targets/reading.ts";
import { rendering } from "./targets/rendering.ts";
import { server } from "./targets/server.ts";
import { settings } from "./targets/settings.ts";
import { templates } from "./targets/templates.ts";

/** All parts of lectern that inputs are thrown at. */
export const targets: readonly Target[] = [
  reading,
  planning,
  rendering,
  settings,
  templates,
  server,
];

/** Returns the target of a name. Throws RangeError where there is none. */
export function targetOf(name: string): Target {
  const target = targets.find((one) => one.name === name);
  if (target === undefined) {
    throw new RangeError(
      `There is no target "${name}": ${targets.map((one) => one.name).join(", ")}.`,
    );
  }
  return target;
}
