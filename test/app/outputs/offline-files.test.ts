import { expect, test } from "vitest";

import type { Deck } from "../../../src/core/model/deck.ts";
import {
  makeOfflineFiles,
  type OfflineFacts,
} from "../../../src/app/outputs/offline/offline-files.ts";

const deck: Deck = {
  name: "umi",
  path: "umi.md",
  title: "海",
  language: "ja",
  author: null,
  sections: [],
  slides: [],
};

const facts: OfflineFacts = {
  deck,
  scheme: "light",
  page: { name: "index.html", html: "<p>海</p>" },
  files: ["assets/deck-0a1b2c3d.css", "assets/図 1-4e5f6a7b.svg"],
};

/** Returns the files' texts by their names. */
function textsOf(own: Partial<OfflineFacts> = {}): Record<string, string> {
  const files = makeOfflineFiles({ ...facts, ...own });
  return Object.fromEntries(
    files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]),
  );
}

/** Returns what the service worker keeps, and under which version. */
function keptBy(own: Partial<OfflineFacts> = {}): { version: string; files: string[] } {
  const [, version = "", files = "[]"] =
    /^const version = "(\w+)";\nconst files = (\[.*\]);\n/.exec(textsOf(own)["sw.js"] ?? "") ?? [];
  return { version, files: JSON.parse(files) };
}

test("a service worker keeps the page first, then the manifest, the icon and every file of the page", () => {
  expect(keptBy().files).toEqual([
    "index.html",
    "manifest.webmanifest",
    "icon.svg",
    "assets/deck-0a1b2c3d.css",
    "assets/%E5%9B%B3%201-4e5f6a7b.svg",
  ]);
});

test("its version is another where anything that it keeps is another, and else the same", () => {
  const { version } = keptBy();
  expect(version).toMatch(/^[0-9a-f]{16}$/);
  expect(keptBy().version).toBe(version);
  const others: readonly Partial<OfflineFacts>[] = [
    { page: { name: "index.html", html: "<p>山</p>" } },
    { files: ["assets/deck-ffffffff.css"] },
    { deck: { ...deck, title: "山" } },
    { scheme: "dark" },
  ];
  for (const other of others) expect(keptBy(other).version).not.toBe(version);
});

test("the manifest names the deck, its language, its page and its ground", () => {
  expect(JSON.parse(textsOf()["manifest.webmanifest"] ?? "")).toEqual({
    name: "海",
    short_name: "海",
    lang: "ja",
    id: "index.html",
    start_url: "index.html",
    scope: "./",
    display: "standalone",
    background_color: "#fcfcfa",
    theme_color: "#fcfcfa",
    icons: [{ src: "icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
  });
  expect(textsOf({ scheme: "dark" })["manifest.webmanifest"]).toContain('"#10182a"');
});
