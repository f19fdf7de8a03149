import type { PlantedFault } from "../planted-fault.ts";

const parse = ["test/core/settings/parse-settings.test.ts"];
const settings = ["test/core/settings/settings.test.ts"];
const defaults = ["test/core/settings/default-settings.test.ts"];
const paper = ["test/core/settings/paper.test.ts"];
const manual = ["test/docs.test.ts"];

/** Faults in settings. */
export const settingsFaults: readonly PlantedFault[] = [
  {
    file: "src/core/settings/parse-settings.ts",
    find: "isForChapters ? [key] : []",
    replace: "isForChapters || key ? [key] : []",
    tests: parse,
  },
  {
    file: "src/core/settings/parse-settings.ts",
    find: "const { html, ...own } = values;",
    replace:
      "const { html: _, ...own } = { ...values, html: undefined };\n  const html = undefined;",
    tests: parse,
  },
  {
    file: "src/core/settings/parse-settings.ts",
    find: "return Object.hasOwn(settingRows, key);",
    replace: "return key in settingRows;",
    tests: parse,
  },
  {
    file: "src/core/settings/nearest-name.ts",
    find: "edits <= 1 ||",
    replace: "edits <= 3 ||",
    tests: parse,
  },
  {
    file: "src/core/settings/settings.ts",
    find: 'choice(["safe", "trusted"]',
    replace: 'choice(["trusted", "safe"]',
    tests: defaults,
  },
  {
    file: "src/core/settings/settings.ts",
    find: "...layers) as Settings",
    replace: "...layers.toReversed()) as Settings",
    tests: settings,
  },
  {
    file: "src/core/settings/settings.ts",
    find: "fallback: false, description",
    replace: "fallback: true, description",
    tests: defaults,
  },
  {
    file: "src/core/settings/settings.ts",
    find: 'paper: choice(["a4", "letter"], {',
    replace: 'paper: choice(["letter", "a4"], {',
    tests: manual,
  },
  {
    file: "src/core/settings/paper.ts",
    find: "letter: { widthPx: 1056, heightPx: 816 }",
    replace: "letter: { widthPx: 1056, heightPx: 793 }",
    tests: paper,
  },
  {
    file: "src/core/settings/paper.ts",
    find: "a4: { width: 210, height: 297 }",
    replace: "a4: { width: 210, height: 279 }",
    tests: paper,
  },
  {
    file: "src/core/settings/paper.ts",
    find: "inner: `${(outer + moreInsideMm)",
    replace: "inner: `${(outer)",
    tests: paper,
  },
];
