import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { expectSound } from "../../support/print-faults.ts";
import { readPdf, withoutSpaces, type ReadPdf } from "../../support/read-pdf.ts";
import { runCliWell } from "../../support/run-cli.ts";
import { svg, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const far = `https://example.org/${"very/long/way/".repeat(18)}end`;

const english = `---
lang: en
linkNotes: true
---

# Tides

Read [the guide](https://example.org/guide) and <https://example.org/plain>.

## Moon

The [far page](${far}) is long. See [the guide](https://example.org/guide) again, **[heavy](https://example.org/bold)** too, and [the sea](#sea).
The file is [here](./table.csv). Write to [the office](mailto:tide@example.org), not to <tide@example.org>.[^1]

[![The moon](./images/moon.svg)](https://example.org/moon)

[^1]: Or [to the port](https://example.org/port).

## Sea

Its [own address](https://example.org/plain) is www.example.org.
`;

const japanese = `# 潮

## 月

[月の解説](https://example.org/wiki/%E5%BD%97%E6%98%9F)、[海](https://example.org/%20umi)を読みます。
`;

let cwd = "";
beforeAll(async () => {
  cwd = await newFolder();
  await writeFiles(cwd, {
    "tides.md": english,
    "shio.md": japanese,
    "images/moon.svg": svg,
    "table.csv": "a,b",
  });
  const kinds = ["--handout", "notes,article,cloze", "--format", "handout"];
  await runCliWell(["build", "tides.md", ...kinds], { cwd });
  await runCliWell(["build", "shio.md", "--link-notes", ...kinds], { cwd });
  await runCliWell(["build", "shio.md", "--out", "without", ...kinds], { cwd });
});

const read = (name: string, suffix: string, out = "dist"): Promise<ReadPdf> =>
  readPdf(join(cwd, out, name, `${name}-${suffix}.pdf`));

const textOf = ({ pages }: ReadPdf): string => pages.map(({ text }) => text).join("");

describe.each(["handout", "article", "cloze"])("link notes of %s", (kind) => {
  test("stand behind a link's words, one number an address", async () => {
    const text = textOf(await read("tides", kind));
    // A page may end anywhere between.
    const marked = ["theguide[1]", "farpage[2]", "[3]too", "office[4],", "ownaddress[6]is"];
    for (const words of marked) expect(text).toContain(words);
    expect(text.slice(0, text.lastIndexOf("Links[1]"))).not.toMatch(
      /(?:plain|sea|here|tide@example\.org)\.?\[/,
    );
    expect(text).toMatch(/Ortotheport\[\d\]\./);
    expect(text).toContain(`[${kind === "article" ? 7 : 6}]https://`);
    expect(text).not.toContain(`[${kind === "article" ? 8 : 7}]`);
  });

  test("give the addresses at the end, whole, with links to them and from their numbers", async () => {
    const pdf = await read("tides", kind);
    const text = textOf(pdf);
    const list = text.slice(text.lastIndexOf("Links"));
    for (const address of ["guide", "bold", "port", "plain"]) {
      expect(list).toContain(`https://example.org/${address}`);
    }
    // In the other kinds the figure is a slide's.
    expect(list.includes("https://example.org/moon")).toBe(kind === "article");
    expect(list).toContain(withoutSpaces(far));
    expect(list).toContain("tide@example.org");
    expect(list).not.toContain("mailto:");
    expect(list).not.toContain("table.csv");
    const links = pdf.pages.flatMap((page) => page.links);
    const inside = links.filter((link) => link.kind === "inside");
    expect(inside.length).toBeGreaterThanOrEqual(8);
    for (const link of inside) expect(link.page).not.toBeNull();
    const urls = links.flatMap((link) => (link.kind === "address" ? [link.url] : []));
    // In prose and in the list.
    expect(urls.filter((url) => url === far).length).toBeGreaterThanOrEqual(2);
  });

  test("let nothing stand over another, or outside the page", async () => {
    for (const name of ["tides", "shio"]) {
      for (const page of (await read(name, kind)).pages) expectSound(page);
    }
  });

  test("show an address in the letters that it stands for", async () => {
    const pdf = await read("shio", kind);
    const text = textOf(pdf);
    expect(text).toContain("月の解説[1]、海[2]を読みます。");
    const list = text.slice(text.lastIndexOf("リンク先"));
    expect(list).toContain("https://example.org/wiki/彗星");
    // A space would end it.
    expect(list).toContain("https://example.org/%20umi");
    for (const { fonts } of pdf.pages) {
      for (const { name } of fonts) expect(name).toContain("BIZUDPGothic");
    }
  });

  test("are none where nobody asks for them", async () => {
    const text = textOf(await read("shio", kind, "without"));
    expect(text).toContain("月の解説、海を読みます。");
    expect(text).not.toContain("リンク先");
  });
});
