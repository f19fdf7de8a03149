import type { PlantedFault } from "../planted-fault.ts";

/** Faults in the words of each language. */
export const labelsFaults: readonly PlantedFault[] = [
  {
    file: "src/core/locales/ja.ts",
    find: 'warning: "警告"',
    replace: 'warning: "注意"',
    tests: ["test/core/locales/labels.test.ts"],
  },
  {
    file: "src/core/locales/ja.ts",
    find: 'caution: "注意"',
    replace: 'caution: "警告"',
    tests: ["test/core/locales/labels.test.ts"],
  },
  {
    file: "src/core/locales/ja.ts",
    find: 'behind: "遅れ"',
    replace: 'behind: "余裕"',
    tests: ["test/core/locales/labels.test.ts"],
  },
  {
    file: "src/core/locales/ja.ts",
    find: '"まとめ",',
    replace: "",
    tests: ["test/core/locales/labels.test.ts"],
  },
  {
    file: "src/core/locales/en.ts",
    find: 'previous: "Back"',
    replace: 'previous: "Next"',
    tests: ["test/core/locales/labels.test.ts"],
  },
  {
    file: "src/core/locales/ja.ts",
    find: 'smallText: "文字が小さい"',
    replace: 'smallText: "図が小さい"',
    tests: ["test/core/locales/labels.test.ts"],
  },
  {
    file: "src/core/locales/en.ts",
    find: 'full: "{n} % full"',
    replace: 'full: "{n} full"',
    tests: ["test/core/locales/labels.test.ts"],
  },
];
