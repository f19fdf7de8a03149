import { expect, test } from "vitest";

import { defaultSettings } from "../../../src/core/settings/settings.ts";

test("nothing is set where nobody says so, and HTML of chapters does not run", () => {
  expect(defaultSettings).toEqual({
    title: null,
    subtitle: null,
    author: null,
    affiliation: null,
    date: null,
    subject: null,
    keywords: null,
    url: null,
    logo: null,
    lang: null,
    theme: "quiet",
    textFont: [],
    codeFont: [],
    fonts: [],
    ratio: "16:9",
    scheme: "light",
    prose: "key",
    incremental: false,
    handout: ["notes"],
    cloze: { terms: "emphasis", every: 1 },
    clozeKey: "page",
    linkNotes: false,
    public: false,
    courseTitle: null,
    paper: "a4",
    html: "safe",
  });
});
