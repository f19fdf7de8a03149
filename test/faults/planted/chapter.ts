import type { PlantedFault } from "../planted-fault.ts";

const front = ["test/chapter/front-matter.test.ts", "test/chapter/limits.test.ts"];
const fences = ["test/chapter/read-fence.test.ts"];
const unclosed = ["test/chapter/find-unclosed.test.ts"];
const sections = ["test/chapter/build-sections.test.ts"];
const instructions = ["test/chapter/read-instruction.test.ts"];

/** Faults in reading chapters. */
export const chapterFaults: readonly PlantedFault[] = [
  {
    file: "src/chapter/detect-language.ts",
    find: "const japaneseShare = 0.02;",
    replace: "const japaneseShare = 0.2;",
    tests: ["test/chapter/detect-language.test.ts"],
  },
  {
    file: "src/chapter/detect-language.ts",
    find: "all.kana > 0 && ",
    replace: "",
    tests: ["test/chapter/detect-language.test.ts"],
  },
  {
    file: "src/chapter/read-callout.ts",
    find: "|CAUTION)",
    replace: "|DANGER)",
    tests: ["test/chapter/read-callout.test.ts"],
  },
  {
    file: "src/chapter/front-matter.ts",
    find: "const maxYamlLength = 65_536;",
    replace: "const maxYamlLength = 655_360;",
    tests: front,
  },
  {
    file: "src/chapter/front-matter.ts",
    find: "const maxAliasCount = 20;",
    replace: "const maxAliasCount = 200;",
    tests: front,
  },
  {
    file: "src/chapter/front-matter.ts",
    find: "line: before.length + 1,",
    replace: "line: before.length,",
    tests: front,
  },
  {
    file: "src/chapter/front-matter.ts",
    find: "keepSpelling(document);\n",
    replace: "",
    tests: front,
  },
  {
    file: "src/chapter/yaml-depth.ts",
    find: "const maxDepth = 100;",
    replace: "const maxDepth = 100_000;",
    tests: front,
  },
  {
    file: "src/chapter/find-unclosed.ts",
    find: "report(line, at + 1, unclosedComment(rest));",
    replace: "report(line, at, unclosedComment(rest));",
    tests: unclosed,
  },
  {
    file: "src/chapter/find-unclosed.ts",
    find: "const maxShown = 40;",
    replace: "const maxShown = 400;",
    tests: unclosed,
  },
  {
    file: "src/chapter/read-fence.ts",
    find: "const maxLine = 10_000;",
    replace: "const maxLine = 10_000_000;",
    tests: fences,
  },
  {
    file: "src/chapter/read-fence.ts",
    find: "line <= Math.min(last, maxLine)",
    replace: "line < Math.min(last, maxLine)",
    tests: fences,
  },
  {
    file: "src/chapter/read-fence.ts",
    find: "titled?.[1] ?? titled?.[2] ?? titled?.[3]",
    replace: "titled?.[1] ?? titled?.[3]",
    tests: fences,
  },
  {
    file: "src/chapter/read-instruction.ts",
    find: 'name === "class" && safeClass.test(value)',
    replace: 'name === "class"',
    tests: instructions,
  },
  {
    file: "src/chapter/read-instruction.ts",
    find: 'name === "background" && safeColour.test(value)',
    replace: 'name === "background"',
    tests: instructions,
  },
  {
    file: "src/chapter/read-instruction.ts",
    find: 'value === "key" || ',
    replace: "",
    tests: instructions,
  },
  {
    file: "src/chapter/build-sections.ts",
    find: "const maxIdBytes = 100;",
    replace: "const maxIdBytes = 1000;",
    tests: sections,
  },
  {
    file: "src/chapter/build-sections.ts",
    find: "/^\\d/.test(whole) ? `s-${whole}` : whole",
    replace: "whole",
    tests: sections,
  },
  {
    file: "src/chapter/build-sections.ts",
    find: "next.heading.range.startLine - 1",
    replace: "next.heading.range.startLine",
    tests: sections,
  },
  {
    file: "src/chapter/resolve-soft-breaks.ts",
    find: 'isBeside || isJoined ? "" : " "',
    replace: 'isBeside ? "" : " "',
    tests: ["test/chapter/resolve-soft-breaks.test.ts"],
  },
  {
    file: "src/chapter/bound-indents.ts",
    find: "const maxSpare = 100_000;",
    replace: "const maxSpare = 100_000_000;",
    tests: ["test/chapter/limits.test.ts"],
  },
  {
    file: "src/chapter/pair-tags.ts",
    find: "open.length < maxDepth",
    replace: "open.length <= maxDepth + 10_000",
    tests: ["test/chapter/limits.test.ts"],
  },
  {
    file: "src/chapter/raw-html.ts",
    find: "const maxDepth = 100;",
    replace: "const maxDepth = 100_000;",
    tests: ["test/chapter/limits.test.ts"],
  },
];
