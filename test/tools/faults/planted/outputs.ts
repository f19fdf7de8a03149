import type { PlantedFault } from "../planted-fault.ts";

const key = ["test/app/outputs/chapter-key.test.ts"];
const offline = ["test/app/outputs/offline-files.test.ts"];
const pdf = ["test/pdf/finish-pdf.test.ts"];
const single = ["test/app/outputs/inline-page.test.ts"];
const outline = ["test/core/handouts/outline.test.ts"];

/** Faults in what is written. */
export const outputsFaults: readonly PlantedFault[] = [
  {
    file: "src/app/chapter/project.ts",
    find: ' + hashOf(font.licence ?? "")',
    replace: "",
    tests: key,
  },
  { file: "src/app/chapter-build.ts", find: "      links,\n", replace: "", tests: key },
  {
    file: "src/app/chapter-build.ts",
    find: "      images,\n      bytes: assets.map(({ name, bytes }) => [name, hashOf(bytes)]),\n",
    replace: "",
    tests: key,
  },
  {
    file: "src/app/outputs/write-chapter.ts",
    find: "formats.toSorted(), choice, steps, date]",
    replace: "formats.toSorted(), choice, date]",
    tests: key,
  },
  {
    file: "src/app/outputs/offline/offline-files.ts",
    find: '"icon.svg", ...files]',
    replace: '"icon.svg"]',
    tests: offline,
  },
  {
    file: "src/app/outputs/offline/offline-files.ts",
    find: "[page.html, manifestText, icon, ...files]",
    replace: "[manifestText, icon, ...files]",
    tests: offline,
  },
  {
    file: "src/app/outputs/offline/offline-files.ts",
    find: ".map(encodeURIComponent)",
    replace: ".map(String)",
    tests: offline,
  },
  {
    file: "src/pdf/finish-pdf.ts",
    find: "numbers[page - 1] === number - 1 && page > 0",
    replace: "page > 0",
    tests: ["test/pdf/page-labels.test.ts"],
  },
  {
    file: "src/pdf/finish-pdf.ts",
    find: 'catalog.set(PDFName.of("Lang"), PDFString.of(language));\n',
    replace: "",
    tests: pdf,
  },
  {
    file: "src/pdf/finish-pdf.ts",
    find: "DisplayDocTitle: true",
    replace: "DisplayDocTitle: false",
    tests: pdf,
  },
  { file: "src/pdf/finish-pdf.ts", find: "Subject: subject, ", replace: "", tests: pdf },
  {
    file: "src/pdf/finish-pdf.ts",
    find: "if (date !== null) {",
    replace: "if (date === null) {",
    tests: pdf,
  },
  {
    file: "src/pdf/pdf-outline.ts",
    find: "depth === 0 ? children.length : -children.length",
    replace: "children.length",
    tests: ["test/pdf/pdf-outline.test.ts"],
  },
  {
    file: "src/core/handouts/outline.ts",
    find: "rest = start.slide.heading === title ? own.slice(1) : own",
    replace: "rest = own",
    tests: outline,
  },
  {
    file: "src/core/handouts/outline.ts",
    find: "before?.part?.index === index - 1",
    replace: "before?.part?.index === index",
    tests: outline,
  },
  {
    file: "src/app/outputs/inline-page.ts",
    find: "/<(?=\\/style)/gi",
    replace: "/<(?=\\/style)/g",
    tests: single,
  },
  {
    file: "src/app/outputs/inline-page.ts",
    find: "/<(?=!--|\\/?script)/gi",
    replace: "/<(?=\\/script)/gi",
    tests: single,
  },
  {
    file: "src/app/outputs/inline-page.ts",
    find: "\"base-uri 'none'\",\n",
    replace: "",
    tests: single,
  },
  {
    file: "src/app/print/divide-pages.ts",
    find: "Math.ceil(fewest / lanes) * lanes",
    replace: "fewest",
    tests: ["test/app/outputs/divide-pages.test.ts"],
  },
];
