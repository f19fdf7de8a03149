import type { SourceModule } from "./read-imports.ts";

/** What a room may use: other rooms, by the start of their paths below `src/`, and packages. */
interface Wall {
  readonly room: string;
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

/**
 * The rooms of `src/`, inner rooms after those that they stand in: the last that fits a file counts.
 * A room may always use itself. What a room may use of the language's globals, its own tsconfig.json
 * says.
 */
export const walls: readonly Wall[] = [
  { room: "core", rooms: ["core"], packages: [] },
  { room: "core/model", rooms: [], packages: [] },
  { room: "core/protocol", rooms: ["core/model"], packages: [] },
  { room: "core/locales", rooms: ["core/model", "core/protocol"], packages: [] },
  { room: "core/settings", rooms: ["core/model"], packages: ["valibot", "fastest-levenshtein"] },
  {
    room: "core/markdown",
    rooms: ["core/model", "core/locales", "core/settings"],
    packages: ["marked", "yaml", "parse5", "github-slugger", "franc-min"],
  },
  {
    room: "core/prose",
    rooms: ["core/model", "core/locales", "core/settings"],
    packages: ["get-east-asian-width"],
  },
  {
    room: "core/layouts",
    rooms: ["core/model", "core/settings", "core/prose"],
    packages: [],
  },
  {
    room: "core/plan",
    rooms: ["core/model", "core/locales", "core/settings", "core/prose", "core/layouts"],
    packages: [],
  },
  { room: "core/check", rooms: ["core/model", "core/protocol", "core/settings"], packages: [] },
  {
    room: "core/render",
    rooms: ["core/model", "core/locales", "core/settings"],
    packages: [
      "handlebars",
      "parse5",
      "hast-util-from-html",
      "hast-util-sanitize",
      "htmlparser2",
      "katex",
      "lowlight",
      "hast",
      "uqr",
      "hyphen",
      "budoux",
      "@csstools/css-tokenizer",
    ],
  },
  {
    room: "core/handouts",
    rooms: ["core/model", "core/settings", "core/plan", "core/render"],
    packages: [],
  },
  { room: "page", rooms: ["core/model", "core/protocol"], packages: ["reveal.js", "vite-client"] },
  { room: "pdf", rooms: [], packages: ["node:", "@cantoo/pdf-lib"] },
  {
    room: "browser",
    rooms: [],
    packages: ["node:", "puppeteer-core", "@puppeteer/browsers"],
  },
  { room: "app", rooms: ["app", "core", "pdf", "browser"], packages: ["node:"] },
  {
    room: "app/files",
    rooms: ["core/model", "core/settings"],
    packages: ["node:", "mrmime"],
  },
  {
    room: "app/theme",
    rooms: ["app", "core"],
    packages: ["node:", "@csstools/css-tokenizer", "postcss"],
  },
  { room: "app/fonts", rooms: ["app", "core"], packages: ["node:", "harfbuzzjs", "subset-font"] },
  {
    room: "app/chapter",
    rooms: ["app", "core"],
    packages: ["node:", "image-size", "encoding-japanese"],
  },
  { room: "app/print", rooms: ["app", "core", "pdf"], packages: ["node:", "puppeteer-core"] },
  { room: "app/outputs", rooms: ["app", "core", "pdf"], packages: ["node:", "puppeteer-core"] },
  { room: "app/server/dev", rooms: ["app", "core"], packages: ["node:", "vite"] },
  {
    room: "app/server/present",
    rooms: ["app/files", "app/chapter", "app/server", "core"],
    packages: ["node:", "valibot"],
  },
  { room: "app/vite", rooms: ["app", "core"], packages: ["node:", "vite"] },
  {
    room: "app/commands",
    rooms: ["app", "core", "browser"],
    packages: ["node:", "commander", "valibot", "picocolors", "yocto-spinner"],
  },
];

/** Returns a sentence for each import that goes through a wall. */
export function findBreaches(modules: readonly SourceModule[]): string[] {
  return modules.flatMap(({ path, imports, packages }) => {
    const wall = walls.findLast(({ room }) => isIn(path, room));
    if (wall === undefined) return [`${path} stands in no room.`];
    const { room, rooms } = wall;
    const wrongRooms = imports.filter((to) => ![room, ...rooms].some((one) => isIn(to, one)));
    const wrongPackages = packages.filter(
      (name) =>
        !wall.packages.some((one) => (one.endsWith(":") ? name.startsWith(one) : name === one)),
    );
    return [...wrongRooms, ...wrongPackages].map(
      (to) => `${path} (${room}/) may not import ${to}.`,
    );
  });
}

function isIn(path: string, room: string): boolean {
  return path.startsWith(`src/${room}/`);
}
