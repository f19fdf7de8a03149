import type { PlantedFault } from "../planted-fault.ts";

const density = ["test/core/check/check-density.test.ts"];
const length = ["test/core/check/check-length.test.ts"];
const chapter = ["test/core/check/check-chapter.test.ts"];
const fit = ["test/core/check/check-fit.test.ts"];
const links = ["test/core/check/check-links.test.ts"];
const text = ["test/core/check/check-text.test.ts"];

/** Faults in the checks. */
export const checksFaults: readonly PlantedFault[] = [
  {
    file: "src/core/check/check-fit.ts",
    find: "const maxUnits = 200;",
    replace: "const maxUnits = 2000;",
    tests: density,
  },
  {
    file: "src/core/check/check-fit.ts",
    find: "slide.part.index > 1",
    replace: "slide.part.index > 2",
    tests: density,
  },
  {
    file: "src/core/check/check-length.ts",
    find: "const maxSlides = 20_000;",
    replace: "const maxSlides = 200_000;",
    tests: length,
  },
  {
    file: "src/core/check/check-length.ts",
    find: "const maxInAll = 8_000_000;",
    replace: "const maxInAll = 80_000_000;",
    tests: length,
  },
  {
    file: "src/core/check/check-length.ts",
    find: "const maxHeading = 10_000;",
    replace: "const maxHeading = 100_000;",
    tests: length,
  },
  {
    file: "src/core/check/check-headings.ts",
    find: "depth > parentDepth + 1",
    replace: "depth > parentDepth + 2",
    tests: chapter,
  },
  {
    file: "src/core/check/check-headings.ts",
    find: "section.blocks.length === 0 && ",
    replace: "",
    tests: chapter,
  },
  {
    file: "src/core/check/check-images.ts",
    find: 'alt.trim() === ""',
    replace: 'alt === ""',
    tests: ["test/core/check/check-images.test.ts"],
  },
  {
    file: "src/core/check/check-images.ts",
    find: "fact.leftOut.length > 0",
    replace: "fact.leftOut.length > 1",
    tests: ["test/core/check/check-images.test.ts"],
  },
  {
    file: "src/core/check/check-images.ts",
    find: 'code: "remote-image"',
    replace: 'code: "missing-image"',
    tests: ["test/core/check/check-images.test.ts"],
  },
  {
    file: "src/core/check/check-fit.ts",
    find: "if (overflows) {",
    replace: "if (overflows && smallText !== null) {",
    tests: fit,
  },
  {
    file: "src/core/check/check-fit.ts",
    find: "Math.round(scale * 100)",
    replace: "Math.round(scale * 10)",
    tests: fit,
  },
  {
    file: "src/core/check/check-links.ts",
    find: 'if (path !== "" && fact?.status !== "found")',
    replace: 'if (path !== "" && fact?.status === "missing" && name !== "")',
    tests: links,
  },
  {
    file: "src/core/check/check-links.ts",
    find: 'name.toLowerCase() === "top"',
    replace: 'name === "Top"',
    tests: links,
  },
  {
    file: "src/core/check/check-links.ts",
    find: "const problem = isSkippedItself(range) ? null : ",
    replace: "const problem = ",
    tests: links,
  },
  {
    file: "src/core/check/check-encoding.ts",
    find: "if (damage !== null)",
    replace: 'if (damage !== null && encoding !== "utf-8")',
    tests: text,
  },
  {
    file: "src/core/check/check-code.ts",
    find: "...start, column: at + 1",
    replace: "...start, column: at",
    tests: text,
  },
  {
    file: "src/core/check/check-headings.ts",
    find: "firstLines.set(words, startLine);",
    replace: "firstLines.set(words, startLine + 1);",
    tests: chapter,
  },
  {
    file: "src/core/check/check-diagrams.ts",
    find: "eachMs: 30_000, allMs: 300_000",
    replace: "eachMs: 300_000, allMs: 3_000_000",
    tests: ["test/core/check/check-images.test.ts"],
  },
];
