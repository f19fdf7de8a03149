import type { PlantedFault } from "../planted-fault.ts";

const cover = ["test/core/plan/plan-cover.test.ts"];
const golden = ["test/golden.test.ts"];
const keys = ["test/core/prose/choose-key-sentences.test.ts"];
const notes = ["test/core/plan/notes.test.ts"];
const layouts = ["test/core/layouts/layouts.test.ts"];

/** Faults in planning. */
export const deckFaults: readonly PlantedFault[] = [
  {
    file: "src/core/layouts/layouts.ts",
    find: "  custom,\n  closing,",
    replace: "  closing,",
    tests: layouts,
  },
  {
    file: "src/core/plan/group-blocks.ts",
    find: "index > at && beginsSlide(block)",
    replace: "index < at && beginsSlide(block)",
    tests: layouts,
  },
  {
    file: "src/core/plan/plan-deck.ts",
    find: "if (blocks !== null) return { intro: [], rest: groups };",
    replace: "",
    tests: layouts,
  },
  {
    file: "src/core/plan/notes.ts",
    find: 'else if (block.type === "code") paragraphs.push(block.value);\n',
    replace: 'else if (block.type === "code") return;\n',
    tests: notes,
  },
  {
    file: "src/core/plan/notes.ts",
    find: 'paragraphs.join("\\n\\n")',
    replace: 'paragraphs.join("\\n")',
    tests: notes,
  },
  {
    file: "src/core/prose/choose-key-sentences.ts",
    find: "const maxKeys = 5;",
    replace: "const maxKeys = 6;",
    tests: keys,
  },
  {
    file: "src/core/prose/choose-key-sentences.ts",
    find: "emphasised: -6",
    replace: "emphasised: 6",
    tests: keys,
  },
  {
    file: "src/core/prose/choose-key-sentences.ts",
    find: "const maxStatementSentences = 2;",
    replace: "const maxStatementSentences = 3;",
    tests: keys,
  },
  {
    file: "src/core/prose/discourse.ts",
    find: 'if (text.endsWith(":")) return true;\n',
    replace: "",
    tests: ["test/core/prose/lead-in.test.ts"],
  },
  {
    file: "src/core/plan/plan-opening.ts",
    find: "const minimalSections = 2;",
    replace: "const minimalSections = 3;",
    tests: golden,
  },
  {
    file: "src/core/plan/plan-opening.ts",
    find: "target: section.id,",
    replace: "target: null,",
    tests: golden,
  },
  {
    file: "src/core/plan/plan-opening.ts",
    find: "affiliation: settings.affiliation,",
    replace: "affiliation: null,",
    tests: cover,
  },
  {
    file: "src/core/plan/plan-opening.ts",
    find: "const isFirst = chapter.intro.every(",
    replace: "const isFirst = chapter.intro.some(",
    tests: cover,
  },
  {
    file: "src/core/plan/plan-deck.ts",
    find: "number: index + 1,\n      total: chapter",
    replace: "number: index,\n      total: chapter",
    tests: golden,
  },
  {
    file: "src/core/plan/plan-deck.ts",
    find: "attachFootnotes(separateRanges(slides), chapter.footnotes)",
    replace: "separateRanges(slides)",
    tests: golden,
  },
  {
    file: "src/core/plan/plan-deck.ts",
    find: "second === undefined || second.isBreak",
    replace: "second === undefined",
    tests: golden,
  },
  {
    file: "src/core/plan/attach-footnotes.ts",
    find: "a.number - b.number",
    replace: "b.number - a.number",
    tests: golden,
  },
  {
    file: "src/core/plan/plan-deck.ts",
    find: "lead === null ? before : before.slice(0, -1)",
    replace: "before",
    tests: cover,
  },
  {
    file: "src/core/prose/text-width.ts",
    find: "previous === zeroWidthJoiner ? 0 : ",
    replace: "",
    tests: ["test/core/prose/text-width.test.ts"],
  },
];
