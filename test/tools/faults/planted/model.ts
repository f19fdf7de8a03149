import type { PlantedFault } from "../planted-fault.ts";

const manual = ["test/docs.test.ts"];

/** Faults in the lists of codes and layouts, from which the manual's tables are made. */
export const modelFaults: readonly PlantedFault[] = [
  {
    file: "src/core/model/failure-codes.ts",
    find: '"no-network": { exitCode: 3,',
    replace: '"no-network": { exitCode: 1,',
    tests: manual,
  },
  {
    file: "src/core/model/diagnostic-codes.ts",
    find: 'severities: ["warning", "info"],',
    replace: 'severities: ["info"],',
    tests: manual,
  },
  {
    file: "src/core/layouts/lone-blocks.ts",
    find: 'description: "A table.",',
    replace: 'description: "A list.",',
    tests: manual,
  },
];
