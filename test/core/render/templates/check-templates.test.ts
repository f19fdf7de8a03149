import { join } from "node:path";

import { describe, expect, it, test } from "vitest";

import { LecternError } from "../../../../src/core/model/lectern-error.ts";
import { checkTemplates } from "../../../../src/core/render/templates/check-templates.ts";
import { createTemplates } from "../../../../src/core/render/templates/templates.ts";
import type { TemplateSources } from "../../../../src/core/render/templates/template-source.ts";
import { loadTemplates } from "../../../../src/app/theme/load-templates.ts";

const ours = await loadTemplates([join(import.meta.dirname, "..", "..", "..", "..", "templates")]);

/** Ours, with templates of a user's in their place. */
function withOwn(files: Readonly<Record<string, string>>): TemplateSources {
  const own = Object.entries(files).map(
    ([name, text]) =>
      [name, { path: `my/${name}.hbs`, text, isOurs: false, compiled: null }] as const,
  );
  return new Map([...ours, ...own]);
}

/** The mistakes, as `file:line:column message`, and what is guessed. */
function mistakesIn(files: Readonly<Record<string, string>>): string[] {
  return checkTemplates(withOwn(files)).map(({ path, line, column, message, hint }) => {
    const [, guess] = /^Did you mean "(.*?)"/.exec(hint ?? "") ?? [];
    return `${path}:${line}:${column} ${message}${guess === undefined ? "" : ` ${guess}?`}`;
  });
}

const inBullets = (text: string) => mistakesIn({ "layouts/bullets": text });

test("our own templates have no mistakes", () => {
  expect(checkTemplates(ours)).toEqual([]);
});

describe("a mistake is told with its place and what may be meant", () => {
  it.each([
    ["<p>\n  {{nonsense}}", '2:5 There is no "nonsense".'],
    ["{{{leadHtm}}}", '1:4 There is no "leadHtm". leadHtml?'],
    ["a {{list.itms}}", '1:5 There is no "list.itms". items?'],
    ["{{#each list.itms}}x{{/each}}", '1:9 There is no "list.itms". items?'],
    ["{{#if lst}}x{{/if}}", '1:7 There is no "lst". list?'],
    ["{{#unless x}}y{{else}}{{z}}{{/unless}}", '1:11 There is no "x".', '1:25 There is no "z".'],
    ["{{#each list.items}}\n{{#if tsk}}y{{/if}}\n{{/each}}", '2:7 There is no "tsk". task?'],
    ["{{#each list.items}}{{list}}{{/each}}", '1:23 There is no "list".'],
    ["{{#each list.items}}{{../lst}}{{/each}}", '1:23 There is no "../lst". list?'],
    ["{{#each list.items}}{{../../list}}{{/each}}", '1:23 There is no "../../list".'],
    ["{{#with list}}{{ordred}}{{/with}}", '1:17 There is no "ordred". ordered?'],
    ["{{#list}}{{ordred}}{{/list}}", '1:12 There is no "ordred". ordered?'],
    ["{{#each list.items as |one|}}{{one.htm}}{{/each}}", '1:32 There is no "one.htm". html?'],
    ["{{@root.lead}}{{@index}}", '1:3 There is no "@root.lead".', '1:17 There is no "@index".'],
    [
      '<b title="{{list}}">',
      '1:13 "list" is not one value: there are list.ordered, list.start, list.digits, list.items, list.size.',
    ],
    [
      "{{list.items}}",
      '1:3 "list.items" is a list: {{#each list.items}}…{{/each}} goes through it.',
    ],
    [
      "{{#each leadHtml}}{{this}}{{/each}}",
      "1:9 {{#each}} goes through lists, and this is: html, or null.",
    ],
    ["{{#each}}{{/each}}", "1:4 {{#each}} says not of what."],
    ["{{> lst list}}", '1:5 There is no partial "lst". list?'],
    ["{{upper leadHtml}}", '1:3 There is no helper "upper".'],
    ["{{#ech list.items}}{{/ech}}", '1:4 There is no helper "ech". each?'],
    ["{{#if (eq list.size)}}x{{/if}}", '1:8 There is no helper "eq".'],
    ["\n{{#if list}}\nx", "2:1 {{#if}} is not closed by {{/if}}."],
    [
      "{{#if list}}\n{{/each}}",
      "2:1 {{/each}} stands where {{/if}} must close the block of line 1.",
    ],
    ["x\n {{/if}}", "2:2 {{/if}} closes a block that is not open."],
    ["x\n  {{leadHtml", "2:3 This tag is not closed by }}."],
    ["x\n  {{{leadHtml}} y", '2:14 "}} y" cannot stand here.'],
    ["{{else}}", '1:1 "{{else}}" cannot stand here.'],
    ['{{#*inline "own"}}{{x}}{{/inline}}{{> own}}', '1:21 There is no "x".'],
    ["{{#> nowhere}}{{x}}{{/nowhere}}", '1:17 There is no "x".'],
    ["{{> list list sze=lst}}", '1:19 There is no "lst". list?'],
  ])("%s", (text, ...wanted) => {
    expect(inBullets(text)).toEqual(wanted.map((mistake) => `my/layouts/bullets.hbs:${mistake}`));
  });

  it("in a partial, also one of the user's own, with the partial's file", () => {
    expect(mistakesIn({ "partials/list": "\n<ul>{{#each itms}}{{/each}}</ul>" })).toEqual([
      'my/partials/list.hbs:2:13 There is no "itms". items?',
    ]);
    expect(
      mistakesIn({
        "layouts/code": "{{#each lines}}{{> line}}{{/each}}",
        "partials/line": "{{{html}}} {{nmber}}",
      }),
    ).toEqual(['my/partials/line.hbs:1:14 There is no "nmber". number?']);
    expect(mistakesIn({ "partials/footer": "{{#if total}}" })).toEqual([
      "my/partials/footer.hbs:1:1 {{#if}} is not closed by {{/if}}.",
    ]);
  });

  it("with all that can be named there", () => {
    const [mistake] = checkTemplates(
      withOwn({ "layouts/code": "{{#each lines as |line|}}{{x}}{{/each}}" }),
    );
    expect(mistake?.hint).toBe(
      "What there is here: number, html, light, line; around it: ../leadHtml, ../language, ../isLanguageLong, ../title, ../lines, ../size.",
    );
    expect(checkTemplates(withOwn({ deck: "{{> x}}" }))[0]?.hint).toBe(
      "The partials are: figure, footer, header, key, lead, link-notes, list, notes, print-contents, print-head, print-title, slide.",
    );
  });

  it("in all files at once", () => {
    expect(
      mistakesIn({ deck: "{{x}}", course: "{{#each chapters}}{{y}}{{/each}}", handout: "{{#if" }),
    ).toEqual([
      'my/course.hbs:1:21 There is no "y".',
      'my/deck.hbs:1:3 There is no "x".',
      "my/handout.hbs:1:1 This tag is not closed by }}.",
    ]);
  });

  it("where the name of a layout or a page is almost one of ours", () => {
    expect(mistakesIn({ "layouts/bulets": "", handuot: "", index: "{{x}}" })).toEqual([
      'my/handuot.hbs:1:1 Nothing uses a template "handuot". handout?',
      'my/layouts/bulets.hbs:1:1 Nothing uses a template "layouts/bulets". layouts/bullets?',
    ]);
  });
});

describe("what Handlebars can do is no mistake", () => {
  it.each([
    "{{!-- {{nonsense}} {{#if --}}{{! {{#if }}<p>{{{leadHtml}}}</p>",
    "{{#each list.items as |item index|}}{{index}} {{{item.html}}} {{@index}} {{@root.list.size}} {{../leadHtml}}{{/each}}",
    "{{#list}}{{#items}}{{{html}}}{{#task}}{{this}}{{/task}}{{else}}{{ordered}}{{/items}}{{/list}}",
    "{{^list.ordered}}{{{leadHtml}}}{{/list.ordered}}",
    "{{#if list.ordered}}a{{else if list.start}}{{list.start}}{{else}}b{{/if}}",
    "{{#with list}}{{#each items}}{{#if task}}{{../size}}{{/if}}{{/each}}{{/with}}",
    "{{lookup list 'size'}}{{#with (lookup list 'items')}}{{anything}}{{/with}}",
    "{{list.items.length}}{{list.items.[0].html}}{{#each list}}{{@key}}{{/each}}",
    "{{> lead leadHtml='own words'}}{{> list list size='few'}}",
    "{{> (lookup list 'size')}}",
    "{{#> frame}}{{{leadHtml}}}{{/frame}}",
    '{{#*inline "own"}}{{{html}}}{{/inline}}{{#each list.items}}{{> own}}{{/each}}',
    "{{~#if list~}} x {{~/if~}}",
  ])("%s", (text) => {
    expect(
      mistakesIn({ "layouts/bullets": text, "partials/frame": "<i>{{> @partial-block}}</i>" }),
    ).toEqual([]);
  });

  it("a partial may call itself", () => {
    expect(
      mistakesIn({
        "layouts/bullets": "{{> again}}",
        "partials/again": "{{#if list.size}}{{> again}}{{/if}}",
      }),
    ).toEqual([]);
  });
});

describe("createTemplates", () => {
  it("throws with every mistake, as diagnostics and in its message", async () => {
    const act = () => createTemplates(withOwn({ deck: "{{x}}", course: "{{y}}" }));
    await expect(act()).rejects.toThrow(LecternError);
    await expect(act()).rejects.toThrow(
      /^my\/course\.hbs:1:3: error: .*\[bad-template\]\n {2}hint: .*\nmy\/deck\.hbs/,
    );
  });

  it("names the partial's file for what only the view shows", async () => {
    const templates = await createTemplates(
      withOwn({ "layouts/cover": "{{> logo}}", "partials/logo": "<p>\n{{logo.src}}" }),
    );
    const view = { logo: null };
    expect(() => templates.render("layouts/cover", view)).toThrow(/^my\/partials\/logo\.hbs:2:3: /);
  });
});
