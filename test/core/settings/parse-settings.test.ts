import { describe, expect, test } from "vitest";

import {
  parseFrontMatter,
  parseSettings,
  settingKeys,
} from "../../../src/core/settings/parse-settings.ts";
import { defaultSettings } from "../../../src/core/settings/settings.ts";

const parse = (key: string, value: unknown) => parseSettings({ [key]: value });

test("there is a setting for each key of the defaults, in any order", () => {
  expect(settingKeys.toSorted()).toEqual(Object.keys(defaultSettings).toSorted());
});

describe("a setting", () => {
  test.each([
    ["title", "One", "One"],
    ["title", 2024, "2024"],
    ["author", ["A", "B"], "A, B"],
    ["date", " 2024-04-01 ", "2024-04-01"],
    ["logo", "logo.svg", "logo.svg"],
    ["lang", "ja", "ja"],
    ["lang", "PT-br", "pt-BR"],
    ["theme", "quiet", "quiet"],
    ["ratio", "4:3", "4:3"],
    ["scheme", "dark", "dark"],
    ["prose", "full", "full"],
    ["handout", "notes, grid4", ["notes", "grid4"]],
    ["handout", ["lines"], ["lines"]],
    ["paper", "letter", "letter"],
    ["cloze", { every: 2 }, { terms: "emphasis", every: 2 }],
    ["cloze", { terms: [" a "] }, { terms: ["a"], every: 1 }],
    ["clozeKey", "separate", "separate"],
    ["url", " https://example.org/a ", "https://example.org/a"],
    ["incremental", true, true],
  ])("%s: %j is taken", (key, value, taken) => {
    expect(parse(key, value)).toEqual({ settings: { [key]: taken }, problems: [] });
  });

  test.each(["title", "subtitle", "author", "affiliation", "date", "url", "logo"])(
    "%s without words says that there is none",
    (key) => {
      expect(parse(key, " ")).toEqual({ settings: { [key]: null }, problems: [] });
    },
  );

  test.each([null, undefined])("set to %s is not set", (value) => {
    for (const key of settingKeys)
      expect(parse(key, value)).toEqual({ settings: {}, problems: [] });
  });
});

describe("a wrong value", () => {
  test.each([
    ["ratio", "16x9", '"16x9"; it must be one of 16:9, 4:3, a4, letter.', '"ratio: 16:9"'],
    [
      "lang",
      "french",
      '"french"; it must be a language tag such as en, pt-BR or zh-Hant (BCP 47).',
      '"lang: fr"',
    ],
    ["scheme", true, "true; it must be one of light, dark, auto.", '"scheme: light"'],
    ["prose", ["key"], '["key"]; it must be one of notes, key, full.', '"prose: notes"'],
    [
      "handout",
      "grid3",
      '"grid3"; it must be some of notes, grid2, grid4, grid6, lines, article, cloze.',
      '"handout: notes"',
    ],
    [
      "cloze",
      { every: 0 },
      '{"every":0}; it must be terms (emphasis, or a list of words) and every (a whole number).',
      '"cloze: { terms: emphasis, every: 2 }"',
    ],
    ["title", { a: 1 }, '{"a":1}; it must be a text.', '"title: …"'],
    ["author", true, "true; it must be a text.", '"author: …"'],
    [
      "url",
      "example.org",
      '"example.org"; it must be an address with https://, of 300 characters or fewer.',
      '"url: https://example.org/deck/"',
    ],
    ["incremental", "yes", '"yes"; it must be true or false.', '"incremental: true"'],
    ["logo", 1, "1; it must be a text.", '"logo: …"'],
    ["theme", "", '""; it must be a text.', '"theme: …"'],
  ])("%s: %j is left out and named", (key, ...[value, says, hint]) => {
    expect(parse(key, value)).toEqual({
      settings: {},
      problems: [
        {
          key,
          kind: "invalid",
          message: `The setting "${key}" is ${says}`,
          hint: `Write for example ${hint}.`,
        },
      ],
    });
  });

  test("that is long is shown in its beginning", () => {
    const [problem] = parse("ratio", "漢".repeat(5000)).problems;
    expect(problem?.message).toContain("漢…; it must be");
    expect(problem?.message.length).toBeLessThan(130);
  });

  test("does not take the others with it", () => {
    const { settings, problems } = parseSettings({ ratio: "1:1", lang: "en", colour: "red" });
    expect(settings).toEqual({ lang: "en" });
    expect(problems.map(({ key }) => key)).toEqual(["ratio", "colour"]);
  });
});

describe("an unknown key", () => {
  test.each([
    ["titel", "title"],
    ["Title", "title"],
    ["THEME", "theme"],
    ["autor", "author"],
    ["auther", "author"],
    ["subtitel", "subtitle"],
    ["affilation", "affiliation"],
    ["ration", "ratio"],
    ["lagn", "lang"],
    ["shceme", "scheme"],
    ["proes", "prose"],
  ])("%s is a misspelling of %s", (key, meant) => {
    expect(parse(key, "x")).toEqual({
      settings: {},
      problems: [
        {
          key,
          kind: "misspelt",
          message: `There is no setting "${key}".`,
          hint: `Did you mean "${meant}"?`,
        },
      ],
    });
  });

  test.each(["tags", "tag", "name", "type", "time", "role", "draft", "slug", "layout", "", "日本"])(
    '"%s" is a word of its own, which other tools may read',
    (key) => {
      const [problem] = parse(key, "x").problems;
      expect(problem).toMatchObject({ key, kind: "unknown" });
      expect(problem?.hint).toContain("title, subtitle, author");
    },
  );

  test.each(["constructor", "__proto__", "toString", "hasOwnProperty"])(
    "%s is not mistaken for a setting",
    (key) => {
      const values = Object.fromEntries([[key, "x"]]);
      expect(parseSettings(values).problems).toMatchObject([{ key, kind: "unknown" }]);
    },
  );
});

describe("how HTML is read", () => {
  test("is said by the config and the flags", () => {
    expect(parse("html", "trusted")).toEqual({ settings: { html: "trusted" }, problems: [] });
    expect(parse("html", "all").problems).toMatchObject([{ key: "html", kind: "invalid" }]);
  });

  test.each(["trusted", "safe", true, null])("is not said by front matter: %j", (value) => {
    const { settings, problems } = parseFrontMatter({ html: value, lang: "en" });
    expect(settings).toEqual({ lang: "en" });
    expect(problems).toMatchObject([{ key: "html", kind: "misplaced" }]);
  });

  test("is offered to nobody who misspells a key there", () => {
    const { problems } = parseFrontMatter({ htm: "trusted" });
    expect(problems[0]?.hint).not.toMatch(/\bhtml\b/);
  });
});
