import type { PlantedFault } from "../planted-fault.ts";

const move = ["test/app/files/move-files.test.ts"];
const lock = ["test/app/files/with-lock.test.ts"];
const write = ["test/app/files/write-folder.test.ts"];
const decode = ["test/app/chapter/decode-text.test.ts"];
const record = ["test/app/files/build-record.test.ts"];
const paths = ["test/app/files/is-inside.test.ts"];

/** Faults between the disk and the stages. */
export const workspaceFaults: readonly PlantedFault[] = [
  {
    file: "src/app/files/move-files.ts",
    find: "    ...names.filter((name) => name !== pageName),\n    ...names.filter((name) => name === pageName),",
    replace:
      "    ...names.filter((name) => name === pageName),\n    ...names.filter((name) => name !== pageName),",
    tests: move,
  },
  {
    file: "src/app/files/move-files.ts",
    find: "for (const one of undo.toReversed()) one();\n",
    replace: "",
    tests: move,
  },
  {
    file: "src/app/files/move-files.ts",
    find: "if (isOurs) removeOldAssets",
    replace: "if (names.length < 0) removeOldAssets",
    tests: move,
  },
  {
    file: "src/app/files/move-files.ts",
    find: "hashed.test(name) && !names.has",
    replace: "!names.has",
    tests: move,
  },
  {
    file: "src/app/files/write-folder.ts",
    find: "withLock(place, () => moveFiles(stage, folder, names))",
    replace: "Promise.resolve(moveFiles(stage, folder, names))",
    tests: write,
  },
  {
    file: "src/app/files/write-folder.ts",
    find: "    await staging.discard();\n",
    replace: "",
    tests: write,
  },
  {
    file: "src/app/files/with-lock.ts",
    find: "rmSync(lock, { force: true });\n  }\n  return true;",
    replace: "}\n  return true;",
    tests: lock,
  },
  { file: "src/app/files/with-lock.ts", find: "age > waits.staleMs || ", replace: "", tests: lock },
  {
    file: "src/app/files/with-lock.ts",
    find: "(pid > 0 && !isAlive(pid))",
    replace: "pid > 0",
    tests: lock,
  },
  {
    file: "src/app/chapter/decode-text.ts",
    find: 'replace(/\\r\\n?/g, "\\n")',
    replace: 'replace(/\\r\\n/g, "\\n")',
    tests: decode,
  },
  {
    file: "src/app/chapter/decode-text.ts",
    find: "bytes[0] === 0xff && bytes[1] === 0xfe",
    replace: "bytes[0] === 0xff && bytes[1] === 0xff",
    tests: decode,
  },
  {
    file: "src/app/chapter/decode-text.ts",
    find: "return right > wrong;",
    replace: "return right < wrong;",
    tests: decode,
  },
  {
    file: "src/app/files/media-type.ts",
    find: "lookup(extname(file))",
    replace: "lookup(file)",
    tests: ["test/app/files/is-inside.test.ts"],
  },
  { file: "src/app/files/is-inside.ts", find: 'below !== ".." && ', replace: "", tests: paths },
  {
    file: "src/app/files/project-file.ts",
    find: "return within === null || within.some(isReallyInside) ? real : null;",
    replace: "return real;",
    tests: ["test/app/files/escapes.test.ts"],
  },
  {
    file: "src/app/files/build-record.ts",
    find: "return sum === sumOf(record) ? ",
    replace: "return sum !== null ? ",
    tests: record,
  },
  {
    file: "src/app/files/build-record.ts",
    find: "hashOf(bytes) !== hash",
    replace: 'hash === ""',
    tests: record,
  },
  {
    file: "src/app/chapter/find-chapters.ts",
    find: 'name.startsWith(".") || ',
    replace: "",
    tests: ["test/app/chapter/find-chapters.test.ts"],
  },
  {
    file: "src/app/chapter/find-chapters.ts",
    find: "if (other !== undefined) {",
    replace: "if (other === chapter) {",
    tests: ["test/app/chapter/find-chapters.test.ts"],
  },
  {
    file: "src/app/chapter/image-file.ts",
    find: "(widthPx ?? 0) * (heightPx ?? 0)",
    replace: "(widthPx ?? 0) + (heightPx ?? 0)",
    tests: ["test/app/chapter/image-file.test.ts"],
  },
];
