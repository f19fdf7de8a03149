import fc from "fast-check";

import { splitFrontMatter } from "../../../../src/core/markdown/front-matter.ts";
import { parseCommandLine } from "../../../../src/app/commands/run.ts";
import { LecternError } from "../../../../src/core/model/lectern-error.ts";
import { checkTheme } from "../../../../src/core/settings/check-theme.ts";
import { parseSettings, settingKeys } from "../../../../src/core/settings/parse-settings.ts";
import { parseTheme } from "../../../../src/core/settings/parse-theme.ts";
import { defaultSettings, resolveSettings } from "../../../../src/core/settings/settings.ts";
import { chapterTokens, settingTokens, unicodeTokens } from "../dictionary.ts";
import { toTestWorld } from "../../../support/test-world.ts";
import { makeFrontMatter } from "../make-chapter.ts";
import { mutate } from "../mutate.ts";
import type { Supply, Target } from "../target.ts";

const config = JSON.stringify({
  title: "題",
  ratio: "16:9",
  handout: ["notes", "cloze"],
  cloze: { terms: ["a"], every: 2 },
  fonts: [{ family: "a", weight: 400, package: "b", file: "c.ttf", use: "text" }],
  url: "https://example.org/",
});

const flags =
  "build dev check eject browser where install a.md --out -o --format html,pdf --handout notes --key page --course --pages 3-9 --section x --steps --strict --theme quiet --ratio 16:9 --scheme dark --prose full --incremental --link-notes --paper a4 --lang ja --port 0 -- --help --version".split(
    " ",
  );

/** Front matter, a configuration as JSON, or a command line → settings or problems with their places. */
export const settings: Target = {
  name: "settings",
  share: 25,
  make: (supply) => supply.random.pick([makeFrontMatter, makeConfig, makeFlags])(supply),
  open: async () => async (input) => {
    if (input.startsWith("---")) return judgeFrontMatter(input);
    if (input.startsWith("\u0000")) return judgeFlags(input.slice(1).split("\u0000"));
    const json = parseJson(input);
    parseTheme(input);
    return typeof json === "object" && json !== null ? judgeValues({ ...json }) : [];
  },
};

function makeConfig({ random, corpus }: Supply): string {
  const tokens = [
    ...unicodeTokens,
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "1e999",
    '"a":',
    '"__proto__":',
  ];
  if (random.chance(0.4)) return mutate(config, random, { others: [config, ...corpus], tokens });
  const values = fc.dictionary(fc.constantFrom(...settingKeys, "x", "__proto__"), fc.jsonValue());
  const [value] = fc.sample(values, { seed: random.below(2 ** 31), numRuns: 1 });
  return JSON.stringify(value);
}

function makeFlags({ random, corpus }: Supply): string {
  const count = 1 + random.below(8);
  const tokens = [...settingTokens, ...unicodeTokens, ...chapterTokens];
  const words = Array.from({ length: count }, () => {
    const word = random.pick(flags);
    return random.chance(0.3) ? mutate(word, random, { others: [word, ...corpus], tokens }) : word;
  });
  return `\u0000${words.join("\u0000")}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function judgeFrontMatter(text: string): string[] {
  const { frontMatter, body, bodyLine, diagnostics } = splitFrontMatter({
    path: "chapter.md",
    text: text.replace(/\r\n?/g, "\n"),
    encoding: "utf-8",
    damage: null,
  });
  const end = text.replace(/\r\n?/g, "\n").split("\n").length;
  const lines = [
    ...diagnostics.map(({ line }) => line),
    ...Object.values(frontMatter?.lines ?? {}),
  ];
  return [
    ...judgeValues(frontMatter?.values ?? {}),
    ...lines
      .filter((line) => line < 1 || line > end)
      .map((line) => `place: line ${line} of ${end}`),
    ...(bodyLine + body.split("\n").length - 1 === end ? [] : ["lost: lines of the body"]),
  ];
}

function judgeValues(values: Readonly<Record<string, unknown>>): string[] {
  const parsed = parseSettings(values);
  const resolved = resolveSettings([parsed.settings]);
  checkTheme(resolved.theme, ["quiet", "hall", "print"]);
  const known = Object.keys(values).filter((key) => values[key] !== null);
  const told = new Set([...Object.keys(parsed.settings), ...parsed.problems.map(({ key }) => key)]);
  const isWhole = Object.keys(resolved).length === Object.keys(defaultSettings).length;
  const isPolluted = Reflect.getPrototypeOf(resolved) !== Object.prototype || "polluted" in {};
  return [
    ...known.filter((key) => !told.has(key)).map((key) => `lost: setting "${key}"`),
    ...(isWhole && !isPolluted ? [] : ["settings are not whole"]),
  ];
}

/** Commands are not run. */
function judgeFlags(words: readonly string[]): string[] {
  const { world } = toTestWorld({ cwd: "/" });
  try {
    const { flags } = parseCommandLine(words, world);
    const settings: unknown = Reflect.get(Object(flags), "settings") ?? {};
    const { paper } = resolveSettings([parseSettings({ ...Object(settings) }).settings]);
    return ["a4", "letter"].includes(paper) ? [] : ["paper is none"];
  } catch (error) {
    // As `run` does: commander's errors end with their own code, wrong values with 2.
    const isUsage = error instanceof LecternError && error.code === "usage";
    if (isUsage || (error instanceof Error && "exitCode" in error)) return [];
    throw error;
  }
}
