import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createTemplates } from "../../../src/core/render/templates/templates.ts";
import { requestUrl } from "../../../src/app/server/dev/guards.ts";
import { startDev } from "../../../src/app/server/dev/start-dev.ts";
import { loadTemplates } from "../../../src/app/theme/load-templates.ts";
import { outline, rangeFaultsOf, read } from "../../core/markdown/chapter-facts.ts";
import { violationsOf } from "../../support/invariants.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { planText } from "./plan-text.ts";
import { ask } from "./raw-request.ts";

/* What `npm run fuzz` found, made small: a case each. */

describe("chapters", () => {
  test("a footnote that is defined twice loses none of its definitions", async () => {
    const planned = await planText("Words[^n].\n\n[^n]: One.\n[^n]: Two.\n[^m]: Three.");
    expect(planned.chapter.footnotes.map(({ number }) => number)).toEqual([1, 2]);
    for (const word of ["One.", "Two.", "Three."]) {
      expect(JSON.stringify(planned.deck)).toContain(word);
    }
    expect(violationsOf(planned)).toEqual([]);
  });

  test("a footnote that is defined in an item, where nothing can refer to it, is words there", () => {
    expect(outline("- a\n- [^1]: b\n- [^2]:")).toEqual(["ul[p: a; p: b; ]"]);
  });

  test("an image without file and words makes no empty slide", async () => {
    expect(outline("![]()")).toEqual([]);
    expect(outline("![a]()\n\n![](b.png)")).toEqual(['figure: img( "a")', 'figure: img(b.png "")']);
    expect(violationsOf(await planText("    z\n\n![]()"))).toEqual([]);
  });

  test.each(["- a\n  >-\nb", "- a\n  >-\n(b", ">-\nb"])(
    "words below a quoted item without words are read: %j",
    (text) => {
      expect(outline(text).join()).toContain("b");
    },
  );

  test("a table of empty cells makes no empty slide", async () => {
    expect(outline("|||\n|-|-|\n|||")).toEqual([]);
    expect(outline("|||\n|-|-|\n|a||")).toEqual([" |  / a | "]);
    expect(violationsOf(await planText("## a\n\n|||\n|-|-|"))).toEqual([]);
  });

  test.each(["# Cha![x](x.png)pter 3: T", "# ![](x.png)第1章 T", "# Lesson 2[^n]: T\n\n[^n]: w"])(
    "an image or a footnote in the number before a title is not lost: %j",
    async (text) => {
      const planned = await planText(text);
      expect(violationsOf(planned)).toEqual([]);
      expect(planned.deck.slides[0]?.content).toMatchObject({ kicker: null });
    },
  );

  test("a term that ends within a link leaves its title with both parts", async () => {
    const planned = await planText('## a\n\n- b: c\n- [d: e](f "g h")\n');
    expect(violationsOf(planned)).toEqual([]);
    expect(JSON.stringify(planned.deck).match(/"title":"g h"/g)).toHaveLength(2);
  });

  test("a <details> begins on the line of its tag, below the words before it", () => {
    const { chapter } = read("<p><p>\n-<details>1\n\n</details>\nb");
    expect(rangeFaultsOf(chapter, 5)).toEqual([]);
    expect(chapter.intro.map(({ range }) => [range.startLine, range.endLine])).toEqual([
      [2, 2],
      [2, 4],
      [5, 5],
    ]);
  });

  test("a section that begins on the line of its parent's next sibling stands in its parent", () => {
    const { chapter } = read("## y\n<h3>b<h2>c");
    expect(rangeFaultsOf(chapter, 2)).toEqual([]);
    expect(chapter.sections[0]?.range).toMatchObject({ startLine: 1, endLine: 2 });
  });

  test("an element of HTML that is left open ends where an instruction in it does", () => {
    const { chapter } = read("<blockquote><ul><!--slide: break\n-->");
    expect(rangeFaultsOf(chapter, 2)).toEqual([]);
    expect(chapter.intro[0]?.range).toMatchObject({ startLine: 1, endLine: 2 });
  });

  test("the same words twice for the speaker, on the same lines, are said twice", async () => {
    const planned = await planText("<!-- slide: notes: a --><!-- slide: notes: a -->\n\n- b");
    expect(planned.deck.slides.map(({ notes }) => notes)).toEqual(["a\n\na"]);
    expect(violationsOf(planned)).toEqual([]);
  });

  test("dollar signs that make no formula do not break their line", async () => {
    expect(outline("$$$\nb")).toEqual(["p: $$$ b"]);
    const { diagnostics } = await planText("$$$\n```\nb");
    expect(diagnostics).toMatchObject([{ code: "unclosed-fence", line: 2, column: 1 }]);
  });

  test("dollar signs without anything between them are words", async () => {
    expect(outline("$$)$$\n$$\n$$")).toEqual(["formula: )", "p: $$ $$"]);
    expect(outline("$$\n\n$$\n$$ $$")).toEqual(["p: $$", "p: $$ $$ $$"]);
  });

  test.each([
    "## a\n- b\n### b",
    "[^ [^n]\n\n[^n]:",
    "---\nurl: https://a.example/\n---\n# a",
    "## a\n$$)$$\n$$\n$$",
    "- <!--slide:notes:]-->",
    "1. [^1]:",
    "## a\n- b\n\n4\n- [^1]:",
    '---\nprose: full\n---\n[f\\\n\\\n_\\\n\\\no][bar]\n\n[bar]:l "i"',
    "---\nprose: full\n---\n## Usage\n})\n```\n}",
    "## a\n\n- b\n  - c <!-- slide: notes: d -->\n\n> <!-- slide: notes: e -->\n> f",
  ])("keeps the invariants: %j", async (text) => {
    expect(violationsOf(await planText(text))).toEqual([]);
  });

  test.each(["\uFEFF", "\u3000", "\u00A0"])(
    "what follows an item of nothing but %j is on its line",
    async (space) => {
      const { chapter, diagnostics } = await planText(`- ${space}\n\`\`\`\nr`);
      expect(chapter.intro.at(-1)?.range).toMatchObject({ startLine: 2, endLine: 3 });
      expect(diagnostics).toMatchObject([{ code: "unclosed-fence", line: 2, column: 1 }]);
    },
  );

  test("words beside what is given to the speaker, on the same line, are the slide's", async () => {
    const planned = await planText("<!--slide:notes: a-->b");
    expect(planned.deck.slides.map(({ content }) => JSON.stringify(content)).join()).toMatch(/"b"/);
    expect(violationsOf(planned)).toEqual([]);
  });
});

describe("templates", () => {
  const ours = loadTemplates([join(import.meta.dirname, "..", "..", "..", "templates")]);
  const render = async (name: string, text: string) => {
    const own = { path: "own.hbs", text, isOurs: false, compiled: null };
    const templates = await createTemplates(new Map([...(await ours), [name, own]]));
    return templates.render(name, { leadHtml: "" });
  };

  test("a mistake before a carriage return does not hang", async () => {
    await expect(render("layouts/cover", "{{> a{{b}}c}}\r\n")).rejects.toThrow("cannot stand here");
  });

  test.each([
    ["a partial of one's own without a name", '{{#*inline ""}}{{/inline}}'],
    ["a name after a star", "{{*decorator}}"],
    [
      "a name after a star, in a partial that nothing calls",
      '{{#*inline "o"}}{{*d}}{{/inline}}{{#*inline "n"}}{{/inline}}',
    ],
  ])("%s is a mistake with its place", async (_, text) => {
    await expect(render("layouts/bullets", text)).rejects.toMatchObject({
      code: "bad-template",
      diagnostics: [{ path: "own.hbs", line: 1 }],
    });
  });

  test("a partial that calls itself without an end is a mistake", async () => {
    await expect(render("partials/lead", "{{> lead}}")).rejects.toThrow("calls itself");
  });
});

describe("the dev server", () => {
  const newFolder = useTempFolders();
  let port = 0;
  let close = () => Promise.resolve();

  beforeAll(async () => {
    const root = await newFolder();
    await mkdir(join(root, "slides"));
    await writeFile(join(root, "slides", "talk.md"), "# Talk\n\n## One\n\n- one\n");
    await writeFile(join(root, "notes.md"), "# Notes\n\n- one\n\n![field](./field.svg)\n");
    const server = await startDev({ root, port: 0, open: false, report: () => {} });
    const address = server.httpServer?.address();
    port = typeof address === "object" && address !== null ? address.port : 0;
    close = () => server.close();
  });

  afterAll(() => close());

  const send = (path: string, more = "") =>
    ask(port, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${more}Connection: close\r\n\r\n`, true);

  test("takes a path of two slashes for a path", () => {
    expect(requestUrl({ url: "//talk/?x" })?.pathname).toBe("//talk/");
    expect(requestUrl({ url: "*" })).toBeNull();
  });

  test.each([
    "//.1",
    "//",
    "/@lectern/open?source=slides/none.md:1-1",
    "/@lectern/open?source=slides:1-1",
    "/@lectern/open?source=slides/%00.md:1-1",
  ])("does not fail at %s", async (path) => {
    expect(await send(path)).not.toMatch(/^HTTP\/1\.1 5|^$/);
  });

  test.each([
    "/__open-in-editor/?file=../outside.md",
    "/__OPEN-in-editor?file=../outside.md",
    "/__open-in-editor/../talk/?file=../outside.md",
    "/__open-in-editor.x?file=../outside.md",
    "/__open-in-editor?file=slides/talk.md&file=../outside.md",
    "/__open-in-editor/",
  ])("opens no editor at %s", async (path) => {
    expect(await send(path)).toMatch(/^HTTP\/1\.1 403 /);
  });

  test.each(["/notes.md?import", "/notes.md&import", "/notes.md?t=1&import"])(
    "has no script at %s, and no fault",
    async (path) => {
      expect(await send(path)).toMatch(/^HTTP\/1\.1 404 /);
    },
  );

  test.each(["/@vite/client/>", "/@vite/env/x", `/@vite/${"long".repeat(200)}`])(
    "has no file at %s, and no fault",
    async (path) => {
      expect(await send(path)).toMatch(/^HTTP\/1\.1 404 /);
    },
  );

  test.each(["h://]", "http://a/", "/\\%"])(
    "answers %s, the address of no path, as a mistake",
    async (path) => {
      expect(await send(path)).toMatch(/^HTTP\/1\.1 4\d\d /);
    },
  );

  test.each(["*.1", "http://a:b:c/", "http://localhost/"])(
    "goes on after an upgrade of %s, which is no path",
    async (path) => {
      const upgrade = `GET ${path} HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`;
      const isVites = "Sec-WebSocket-Protocol: vite-hmr\r\n\r\n";
      expect(await ask(port, upgrade + isVites, true)).toMatch(/^HTTP\/1\.1 400 /);
      expect(await send("/talk/")).toMatch(/^HTTP\/1\.1 200 /);
    },
  );

  test("hangs up on an upgrade that nobody answers", async () => {
    const upgrade =
      "GET /__proto__/ HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    expect(await ask(port, upgrade, true)).toMatch(/^HTTP\/1\.1 400 /);
  });
});
