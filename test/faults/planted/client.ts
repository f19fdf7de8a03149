import type { PlantedFault } from "../planted-fault.ts";

const limits = ["test/outputs/fit-limits.test.ts"];
const breaks = ["test/client/choose-breaks.test.ts"];

/** Faults in the page's script. */
export const clientFaults: readonly PlantedFault[] = [
  {
    file: "src/client/fit/measure-slide.ts",
    find: "tolerancePx = 0.5",
    replace: "tolerancePx = 6",
    tests: limits,
    compile: true,
  },
  {
    file: "src/client/fit/measure-slide.ts",
    find: "const hangPx = 40;",
    replace: "const hangPx = 400;",
    tests: limits,
    compile: true,
  },
  {
    file: "src/client/fit/judge-slide.ts",
    find: "words: 24, small: 20",
    replace: "words: 20, small: 16",
    tests: limits,
    compile: true,
  },
  {
    file: "src/client/fit/judge-slide.ts",
    find: "words: 24, small: 20",
    replace: "words: 24, small: 16",
    tests: limits,
    compile: true,
  },
  {
    file: "src/client/talk/talk-clock.ts",
    find: "PLACEHOLDER",
    replace: "",
    tests: ["test/client/talk-clock.test.ts"],
  },
];
