import type { PlantedFault } from "../planted-fault.ts";

const parse = ["test/settings/parse-settings.test.ts"];

/** Faults in settings. */
export const settingsFaults: readonly PlantedFault[] = [];
