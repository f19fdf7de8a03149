/** The chapters that are built together, under the names that the table of runs uses. */
export type ChapterGroup =
  | "samples"
  | "gallery"
  | "given"
  | "readmes-1"
  | "readmes-2"
  | "readmes-3"
  | "readmes-4"
  | "specification";

/** A chapter of the comparison's project, by its path there, `/` between folders. */
export interface ProjectChapter {
  readonly group: ChapterGroup;
  readonly path: string;
}

/** A file of a package, by its path below `node_modules/`. */
export interface PackageChapter extends ProjectChapter {
  readonly source: string;
}

/**
 * Texts that nobody wrote for lectern, five a group: short and long ones, tables, raw HTML, code,
 * badges, change logs. The packages are those of the old checkout, so that both sides read the same.
 */
const readmes: readonly (readonly [group: ChapterGroup, sources: readonly string[]])[] = [
  [
    "readmes-1",
    [
      "katex/README.md",
      "valibot/README.md",
      "pngjs/README.md",
      "semver/README.md",
      "lru-cache/README.md",
    ],
  ],
  [
    "readmes-2",
    [
      "yaml/README.md",
      "axe-core/README.md",
      "uuid/CHANGELOG.md",
      "picomatch/README.md",
      "encoding-japanese/README.md",
    ],
  ],
  [
    "readmes-3",
    [
      "budoux/README.md",
      "magic-string/README.md",
      "marked/README.md",
      "debug/README.md",
      "sanitize-html/README.md",
    ],
  ],
  [
    "readmes-4",
    [
      "highlight.js/README.md",
      "subset-font/CHANGELOG.md",
      "ws/README.md",
      "hyphen/README.md",
      "fast-check/README.md",
    ],
  ],
];

/** The chapters that are taken from packages: the READMEs and the specification of CommonMark. */
export const packageChapters: readonly PackageChapter[] = [
  ...readmes.flatMap(([group, sources]) =>
    sources.map((source) => ({ group, path: toReadmePath(source), source })),
  ),
  {
    group: "specification",
    path: "specification/commonmark.md",
    source: "commonmark-spec/spec.txt",
  },
];

/** The chapters of this repository; their folders are copied whole. */
export const ownChapters: readonly ProjectChapter[] = [
  { group: "samples", path: "slides/linux-virtualization.md" },
  { group: "samples", path: "slides/writing-for-lectern.md" },
  { group: "gallery", path: "test/tools/gallery/layouts-en.md" },
  { group: "gallery", path: "test/tools/gallery/layouts-ja.md" },
];

/** Returns `readmes/katex-readme.md` for `katex/README.md`: no two chapters have one name. */
function toReadmePath(source: string): string {
  return `readmes/${source.toLowerCase().replaceAll("/", "-")}`;
}
