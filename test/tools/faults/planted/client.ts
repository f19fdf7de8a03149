import type { PlantedFault } from "../planted-fault.ts";

const limits = ["test/app/outputs/fit-limits.test.ts"];
const breaks = ["test/page/choose-breaks.test.ts"];

/** Faults in the page's script. */
export const clientFaults: readonly PlantedFault[] = [
  {
    file: "src/page/fit/measure-slide.ts",
    find: "tolerancePx = 0.5",
    replace: "tolerancePx = 6",
    tests: limits,
    compile: true,
  },
  {
    file: "src/page/fit/measure-slide.ts",
    find: "const hangPx = 40;",
    replace: "const hangPx = 400;",
    tests: limits,
    compile: true,
  },
  {
    file: "src/page/fit/judge-slide.ts",
    find: "words: 24, small: 20",
    replace: "words: 20, small: 16",
    tests: limits,
    compile: true,
  },
  {
    file: "src/page/fit/judge-slide.ts",
    find: "words: 24, small: 20",
    replace: "words: 24, small: 16",
    tests: limits,
    compile: true,
  },
  {
    file: "src/page/talk/talk-clock.ts",
    find: "spentMs: {}, runningSince: null }),",
    replace: "spentMs: spent(), runningSince: null }),",
    tests: ["test/page/talk-clock.test.ts"],
  },
  {
    file: "src/page/fit/choose-breaks.ts",
    find: "sentence: 1.5",
    replace: "sentence: 0",
    tests: breaks,
  },
  {
    file: "src/page/fit/choose-breaks.ts",
    find: "leadIn: 12",
    replace: "leadIn: 0",
    tests: breaks,
  },
  {
    file: "src/page/fit/choose-breaks.ts",
    find: "isFirst ? room.first : leaf.repeated",
    replace: "isFirst ? room.first : 0",
    tests: breaks,
  },
  {
    file: "src/page/talk/find-slide.ts",
    find: '.normalize("NFKC").toLowerCase()',
    replace: '.normalize("NFKC")',
    tests: ["test/page/search-slides.test.ts"],
  },
  {
    file: "src/page/talk/find-slide.ts",
    find: "      ...slides.filter(({ notes }) => has(notes)),\n",
    replace: "",
    tests: ["test/page/search-slides.test.ts"],
  },
  {
    file: "src/page/talk/talk-plan.ts",
    find: "return delay >= worthSayingMs;",
    replace: "return delay > 60 * worthSayingMs;",
    tests: ["test/page/talk-plan.test.ts"],
  },
  {
    file: "src/page/talk/talk-plan.ts",
    find: "seconds / 60) % 60",
    replace: "seconds / 60)",
    tests: ["test/page/talk-plan.test.ts"],
  },
];
