import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

import { describe, expect, test } from "vitest";

import { diagnosticCodes } from "../src/core/model/diagnostic-codes.ts";
import { readMarkdown } from "./tools/docs/read-markdown.ts";
import { fillTables } from "./tools/docs/fill-tables.ts";

const root = join(import.meta.dirname, "..");
const papers = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"];

/** Returns the manual's pages and the papers beside it, absolute. */
async function listPages(): Promise<string[]> {
  const names = await readdir(join(root, "docs"), { recursive: true });
  const pages = names
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(root, "docs", name));
  return [...papers.map((name) => join(root, name)), ...pages.toSorted()];
}

const pages = await listPages();
const nameOf = (file: string): string => relative(root, file);

describe("the manual's tables", () => {
  const withTables = pages.filter((file) => readFileSync(file, "utf8").includes("<!-- table: "));

  test("are those of settings, commands, diagnostics, failures and layouts", () => {
    expect(withTables.map(nameOf)).toEqual([
      "docs/reference/commands.md",
      "docs/reference/diagnostics.md",
      "docs/reference/exit-codes.md",
      "docs/reference/layouts.md",
      "docs/reference/settings.md",
    ]);
  });

  // `npm run docs` writes them.
  test.each(withTables.map(nameOf))("in %s say what the code says", async (name) => {
    const file = join(root, name);
    await expect(await fillTables(await readFile(file, "utf8"), file)).toMatchFileSnapshot(file);
  });
});

describe("the codes of diagnostics", () => {
  test("are all used", async () => {
    const names = await readdir(join(root, "src"), { recursive: true });
    const sources = names.filter(
      (name) => name.endsWith(".ts") && !name.includes("diagnostic-codes"),
    );
    const texts = await Promise.all(
      sources.map((name) => readFile(join(root, "src", name), "utf8")),
    );
    const text = texts.join("\n");
    expect(Object.keys(diagnosticCodes).filter((code) => !text.includes(`"${code}"`))).toEqual([]);
  });

  test("have the severities that the golden cases' diagnostics have", async () => {
    const names = await readdir(join(root, "test/golden"), { recursive: true });
    const found = names.filter((name) => name.endsWith("diagnostics.txt"));
    const texts = await Promise.all(
      found.map((name) => readFile(join(root, "test/golden", name), "utf8")),
    );
    const line = /: (?<severity>error|warning|info): .*\[(?<code>[a-z-]+)\]$/gm;
    const known = Object.entries(diagnosticCodes).flatMap(([code, { severities }]) =>
      severities.map((severity) => `${severity} ${code}`),
    );
    const seen = [...texts.join("\n").matchAll(line)].map(
      ({ groups }) => `${groups?.["severity"]} ${groups?.["code"]}`,
    );
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.filter((pair) => !known.includes(pair))).toEqual([]);
  });
});

describe("links in the papers", () => {
  test.each(pages.map(nameOf))("of %s lead to files and headings that exist", async (name) => {
    const file = join(root, name);
    const { links } = readMarkdown(await readFile(file, "utf8"));
    const broken = links.filter((href) => {
      const [path = "", heading] = href.split("#");
      try {
        const text = readFileSync(path === "" ? file : join(dirname(file), path), "utf8");
        return heading !== undefined && !readMarkdown(text).anchors.includes(heading);
      } catch {
        return true;
      }
    });
    expect(broken).toEqual([]);
  });
});

test("the manual's index leads to every page", async () => {
  const index = join(root, "docs/README.md");
  const { links } = readMarkdown(await readFile(index, "utf8"));
  const linked = links.map((href) => nameOf(join(dirname(index), href.split("#")[0] ?? "")));
  const own = pages
    .map(nameOf)
    .filter((name) => !name.startsWith("docs/decisions/") && name !== "docs/README.md");
  expect(own.filter((name) => name !== "README.md" && !linked.includes(name))).toEqual([]);
});

test("the index of decisions leads to every decision", async () => {
  const { links } = readMarkdown(await readFile(join(root, "docs/decisions/README.md"), "utf8"));
  const names = await readdir(join(root, "docs/decisions"));
  expect(links.toSorted()).toEqual(names.filter((name) => /^\d/.test(name)).toSorted());
});

test("CONTRIBUTING.md names every script of package.json and no other", async () => {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const text = await readFile(join(root, "CONTRIBUTING.md"), "utf8");
  const named = [...text.matchAll(/\bnpm (?:run )?(?<name>[a-z:]+)/g)].map(
    ({ groups }) => groups?.["name"] ?? "",
  );
  const own = new Set(named.filter((name) => !["ci", "install"].includes(name)));
  expect([...own].toSorted()).toEqual(
    Object.keys(scripts)
      .filter((name) => name !== "prepare")
      .toSorted(),
  );
});
