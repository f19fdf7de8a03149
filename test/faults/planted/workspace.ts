import type { PlantedFault } from "../planted-fault.ts";

const move = ["test/workspace/move-files.test.ts"];
const lock = ["test/workspace/with-lock.test.ts"];
const write = ["test/workspace/write-folder.test.ts"];
const decode = ["test/workspace/decode-text.test.ts"];
const record = ["test/workspace/build-record.test.ts"];
const paths = ["test/workspace/is-inside.test.ts"];

/** Faults between the disk and the stages. */
export const workspaceFaults: readonly PlantedFault[] = [
  {
    file: "src/workspace/move-files.ts",
    find: "    ...names.filter((name) => name !== pageName),\n    ...names.filter((name) => name === pageName),",
    replace:
      "    ...names.filter((name) => name === pageName),\n    ...names.filter((name) => name !== pageName),",
    tests: move,
  },
  {
    file: "src/workspace/move-files.ts",
    find: "for (const one of undo.toReversed()) one();\n",
    replace: "",
    tests: move,
  },
  {
    file: "src/workspace/move-files.ts",
    find: "if (isOurs) removeOldAssets",
    replace: "if (names.length < 0) removeOldAssets",
    tests: move,
  },
  {
    file: "src/workspace/move-files.ts",
    find: "hashed.test(name) && !names.has",
    replace: "!names.has",
    tests: move,
  },
  {
    file: "src/workspace/write-folder.ts",
    find: "withLock(place, () => moveFiles(stage, folder, names))",
    replace: "Promise.resolve(moveFiles(stage, folder, names))",
    tests: write,
  },
  {
    file: "src/workspace/write-folder.ts",
    find: '    process.off("exit", discardNow);\n    await staging.discard();\n',
    replace: '    process.off("exit", discardNow);\n',
    tests: write,
  },
  {
    file: "src/workspace/with-lock.ts",
    find: "rmSync(lock, { force: true });\n  }\n  return true;",
    replace: "}\n  return true;",
    tests: lock,
  },
  { file: "src/workspace/with-lock.ts", find: "age > waits.staleMs || ", replace: "", tests: lock },
  {
    file: "src/workspace/with-lock.ts",
    find: "(pid > 0 && !isAlive(pid))",
    replace: "pid > 0",
    tests: lock,
  },
  {
    file: "src/workspace/decode-text.ts",
    find: 'replace(/\\r\\n?/g, "\\n")',
    replace: 'replace(/\\r\\n/g, "\\n")',
    tests: decode,
  },
  {
    file: "src/workspace/decode-text.ts",
    find: "bytes[0] === 0xff && bytes[1] === 0xfe",
    replace: "bytes[0] === 0xff && bytes[1] === 0xff",
    tests: decode,
  },
  {
    file: "src/workspace/decode-text.ts",
    find: "return right > wrong;",
    replace: "return right < wrong;",
    tests: decode,
  },
  {
    file: "src/workspace/media-type.ts",
    find: '".svg": "image/svg+xml"',
    replace: '".svg": "text/html"',
    tests: ["test/workspace/is-inside.test.ts"],
  },
  { file: "src/workspace/is-inside.ts", find: 'below !== ".." && ', replace: "", tests: paths },
  {
    file: "src/workspace/project-file.ts",
    find: "return within === null || within.some(isReallyInside) ? real : null;",
    replace: "return real;",
    tests: ["test/workspace/escapes.test.ts"],
  },
  {
    file: "src/workspace/build-record.ts",
    find: "return sum === sumOf(record) ? ",
    replace: "return sum !== null ? ",
    tests: record,
  },
  {
    file: "src/workspace/build-record.ts",
    find: "hashOf(bytes) !== hash",
    replace: 'hash === ""',
    tests: record,
  },
  {
    file: "src/workspace/find-chapters.ts",
    find: 'name.startsWith(".") || ',
    replace: "",
    tests: ["test/workspace/find-chapters.test.ts"],
  },
  {
    file: "src/workspace/find-chapters.ts",
    find: "if (other !== undefined) {",
    replace: "if (other === chapter) {",
    tests: ["test/workspace/find-chapters.test.ts"],
  },
  {
    file: "src/workspace/measure-image.ts",
    find: "(widthPx ?? 0) * (heightPx ?? 0)",
    replace: "(widthPx ?? 0) + (heightPx ?? 0)",
    tests: ["test/workspace/measure-image.test.ts"],
  },
];
