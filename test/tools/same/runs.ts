import type { ChapterGroup, ProjectChapter } from "./chapters.ts";

/** Commands that fill one folder, in order; each is what follows `lectern`, word by word. */
export interface Run {
  /** Of its folder. */
  readonly name: string;
  /** `OUT` at the start of a word is the run's folder. */
  readonly commands: readonly (readonly string[])[];
}

/** A row of the table: the word `CHAPTERS` in its commands is the chapters of its groups. */
interface RunRow {
  readonly name: string;
  readonly of: readonly ChapterGroup[];
  readonly commands: readonly string[];
}

/**
 * What is built, and how. Each chapter is in one or a few rows, and the rows spread the themes,
 * ratios, formats, kinds of handouts and switches so that each value meets most values of the others.
 */
const wholeTable: readonly RunRow[] = [
  {
    name: "base",
    of: ["samples", "gallery", "given"],
    commands: ["build CHAPTERS --out OUT/dist --format html,single,pdf"],
  },
  {
    name: "hall",
    of: ["samples", "gallery", "given"],
    commands: [
      "build CHAPTERS --out OUT/dist --theme hall --ratio 4:3 --format html,pdf --steps --incremental --handout notes,article",
    ],
  },
  {
    name: "print",
    of: ["samples", "gallery", "given"],
    commands: [
      "build CHAPTERS --out OUT/dist --theme print --ratio 16:9 --scheme dark --prose full --format single,pdf --handout grid2,cloze --key page",
    ],
  },
  {
    name: "handouts",
    of: ["samples", "given"],
    commands: [
      "build CHAPTERS --out OUT/dist --ratio 4:3 --format handout --handout notes,grid2,grid4,grid6,lines,article,cloze --key separate --paper letter --link-notes",
    ],
  },
  {
    name: "course",
    of: ["samples", "gallery", "given"],
    commands: [
      "build CHAPTERS --out OUT/dist --theme hall --course --format html --handout notes,grid4,article,cloze --key separate --link-notes",
    ],
  },
  {
    name: "public",
    of: ["samples", "gallery", "given"],
    commands: [
      "build CHAPTERS --out OUT/dist --public --theme print --ratio 4:3 --format html,single,pdf --handout lines",
    ],
  },
  {
    name: "parts",
    of: ["samples"],
    commands: [
      "build CHAPTERS --out OUT/dist --ratio a4 --format html,pdf --pages 2-5,7 --handout notes",
    ],
  },
  {
    name: "unchanged",
    of: ["samples"],
    commands: [
      "build CHAPTERS --out OUT/dist --ratio letter --format html,pdf --prose key",
      "build CHAPTERS --out OUT/dist --ratio letter --format html,pdf --prose key",
    ],
  },
  {
    name: "readmes-quiet",
    of: ["readmes-1"],
    commands: [
      "build CHAPTERS --out OUT/dist --ratio 4:3 --scheme dark --format html,pdf --handout notes",
    ],
  },
  {
    name: "readmes-hall",
    of: ["readmes-2"],
    commands: [
      "build CHAPTERS --out OUT/dist --theme hall --html trusted --format html,single --handout grid4,lines --strict",
    ],
  },
  {
    name: "readmes-print",
    of: ["readmes-3"],
    commands: [
      "build CHAPTERS --out OUT/dist --theme print --ratio 4:3 --public --format html,pdf --handout article,cloze --link-notes",
    ],
  },
  {
    name: "shards",
    of: ["readmes-4"],
    commands: [
      "build CHAPTERS --out OUT/part-1 --shard 1/2 --theme reveal/moon --steps --incremental --handout grid6",
      "build CHAPTERS --out OUT/part-2 --shard 2/2 --theme reveal/moon --steps --incremental --handout grid6",
      "build --merge OUT/part-1 OUT/part-2 --out OUT/dist --theme reveal/moon --steps --incremental --handout grid6",
    ],
  },
  {
    name: "specification",
    of: ["specification"],
    commands: [
      "build CHAPTERS --out OUT/dist --format html,pdf --handout notes",
      "check CHAPTERS --json",
    ],
  },
  {
    name: "check",
    of: ["samples", "gallery", "given", "readmes-1", "readmes-2", "readmes-3", "readmes-4"],
    commands: ["check CHAPTERS --json"],
  },
  {
    name: "check-text",
    of: ["samples", "gallery", "given"],
    commands: ["check CHAPTERS --theme hall --ratio 4:3 --prose full --strict"],
  },
];

/** Every kind of output once, from few chapters. */
const quickTable: readonly RunRow[] = [
  {
    name: "quick-base",
    of: ["gallery"],
    commands: ["build CHAPTERS --out OUT/dist --format html,single,pdf"],
  },
  {
    name: "quick-course",
    of: ["samples"],
    commands: [
      "build CHAPTERS --out OUT/dist --course --theme hall --ratio 4:3 --public --steps --incremental --format html,pdf --handout notes,grid4,article,cloze --key separate",
    ],
  },
  {
    name: "quick-shards",
    of: ["samples"],
    commands: [
      "build CHAPTERS --out OUT/part-1 --shard 1/2 --theme print --handout grid2,grid6,lines",
      "build CHAPTERS --out OUT/part-2 --shard 2/2 --theme print --handout grid2,grid6,lines",
      "build --merge OUT/part-1 OUT/part-2 --out OUT/dist --theme print --handout grid2,grid6,lines",
    ],
  },
  {
    name: "quick-check",
    of: ["gallery", "given"],
    commands: ["check CHAPTERS --json"],
  },
];

/** Returns the runs of the whole comparison or the quick one, leaving out those without chapters. */
export function listRuns(chapters: readonly ProjectChapter[], isQuick: boolean): readonly Run[] {
  return (isQuick ? quickTable : wholeTable).flatMap(({ name, of, commands }) => {
    const paths = chapters.filter(({ group }) => of.includes(group)).map(({ path }) => path);
    if (paths.length === 0) return [];
    const expand = (word: string): readonly string[] => (word === "CHAPTERS" ? paths : [word]);
    return [{ name, commands: commands.map((command) => command.split(" ").flatMap(expand)) }];
  });
}
