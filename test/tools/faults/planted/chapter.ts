import type { PlantedFault } from "../planted-fault.ts";

const front = ["test/core/markdown/front-matter.test.ts", "test/core/markdown/limits.test.ts"];
const fences = ["test/core/markdown/read-fence.test.ts"];
const unclosed = ["test/core/markdown/find-faults.test.ts"];
const sections = ["test/core/markdown/build-sections.test.ts"];
const instructions = ["test/core/markdown/read-instruction.test.ts"];

/** Faults in reading chapters. */
export const chapterFaults: readonly PlantedFault[] = [
  {
    file: "src/core/markdown/detect-language.ts",
    find: "const japaneseShare = 0.02;",
    replace: "const japaneseShare = 0.2;",
    tests: ["test/core/markdown/detect-language.test.ts"],
  },
  {
    file: "src/core/markdown/detect-language.ts",
    find: "all.kana > 0 && ",
    replace: "",
    tests: ["test/core/markdown/detect-language.test.ts"],
  },
  {
    file: "src/core/markdown/to-blocks.ts",
    find: "|CAUTION)",
    replace: "|DANGER)",
    tests: ["test/core/markdown/read-callout.test.ts"],
  },
  {
    file: "src/core/markdown/front-matter.ts",
    find: "const maxYamlLength = 65_536;",
    replace: "const maxYamlLength = 655_360;",
    tests: front,
  },
  {
    file: "src/core/markdown/front-matter.ts",
    find: "const maxAliasCount = 20;",
    replace: "const maxAliasCount = 200;",
    tests: front,
  },
  {
    file: "src/core/markdown/front-matter.ts",
    find: "line: before.length + 1,",
    replace: "line: before.length,",
    tests: front,
  },
  {
    file: "src/core/markdown/front-matter.ts",
    find: "keepSpelling(document);\n",
    replace: "",
    tests: front,
  },
  {
    file: "src/core/markdown/front-matter.ts",
    find: "const maxDepth = 100;",
    replace: "const maxDepth = 100_000;",
    tests: front,
  },
  {
    file: "src/core/markdown/find-faults.ts",
    find: "report(line, at + 1, unclosedComment(rest));",
    replace: "report(line, at, unclosedComment(rest));",
    tests: unclosed,
  },
  {
    file: "src/core/markdown/find-faults.ts",
    find: "const maxShown = 40;",
    replace: "const maxShown = 400;",
    tests: unclosed,
  },
  {
    file: "src/core/markdown/read-fence.ts",
    find: "const maxLine = 10_000;",
    replace: "const maxLine = 10_000_000;",
    tests: fences,
  },
  {
    file: "src/core/markdown/read-fence.ts",
    find: "line <= Math.min(last, maxLine)",
    replace: "line < Math.min(last, maxLine)",
    tests: fences,
  },
  {
    file: "src/core/markdown/read-fence.ts",
    find: "titled?.[1] ?? titled?.[2] ?? titled?.[3]",
    replace: "titled?.[1] ?? titled?.[3]",
    tests: fences,
  },
  {
    file: "src/core/markdown/read-instruction.ts",
    find: 'name === "class" && safeClass.test(value)',
    replace: 'name === "class"',
    tests: instructions,
  },
  {
    file: "src/core/markdown/read-instruction.ts",
    find: 'name === "background" && safeColour.test(value)',
    replace: 'name === "background"',
    tests: instructions,
  },
  {
    file: "src/core/markdown/read-instruction.ts",
    find: 'value === "key" || ',
    replace: "",
    tests: instructions,
  },
  {
    file: "src/core/markdown/build-sections.ts",
    find: "const maxIdBytes = 100;",
    replace: "const maxIdBytes = 1000;",
    tests: sections,
  },
  {
    file: "src/core/markdown/build-sections.ts",
    find: "/^\\d/.test(whole) ? `s-${whole}` : whole",
    replace: "whole",
    tests: sections,
  },
  {
    file: "src/core/markdown/build-sections.ts",
    find: "next.heading.range.startLine - 1",
    replace: "next.heading.range.startLine",
    tests: sections,
  },
  {
    file: "src/core/markdown/resolve-soft-breaks.ts",
    find: 'isBeside || isJoined ? "" : " "',
    replace: 'isBeside ? "" : " "',
    tests: ["test/core/markdown/resolve-soft-breaks.test.ts"],
  },
  {
    file: "src/core/markdown/bound-indents.ts",
    find: "const maxSpare = 100_000;",
    replace: "const maxSpare = 100_000_000;",
    tests: ["test/core/markdown/limits.test.ts"],
  },
  {
    file: "src/core/markdown/html/pair-tags.ts",
    find: "open.length < maxDepth",
    replace: "open.length <= maxDepth + 10_000",
    tests: ["test/core/markdown/limits.test.ts"],
  },
  {
    file: "src/core/markdown/html/raw-html.ts",
    find: "const maxDepth = 100;",
    replace: "const maxDepth = 100_000;",
    tests: ["test/core/markdown/limits.test.ts"],
  },
];
