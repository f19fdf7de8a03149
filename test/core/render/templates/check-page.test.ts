import { parse, type DefaultTreeAdapterMap } from "parse5";
import { describe, expect, test } from "vitest";

import { withHeadFirst } from "../../../../src/core/render/templates/check-page.ts";
import { addPolicy } from "../../../../src/core/render/page-policy.ts";

type Node = DefaultTreeAdapterMap["node"];

/** Returns the names of a page's elements in their order, with `POLICY` for ours. */
function namesIn(node: Node): string[] {
  const below = "childNodes" in node ? node.childNodes.flatMap(namesIn) : [];
  if (!("tagName" in node)) return below;
  const isPolicy = node.attrs.some(({ value }) => value.startsWith("default-src 'none'"));
  return [isPolicy ? "POLICY" : node.tagName, ...below];
}

const script = '<script src="../../x.js"></script>';

describe("the policy is the first thing in the head", () => {
  test.each([
    ["of a page as it should be", `<!doctype html><html><head>${script}</head></html>`],
    ["of a page without a head", `<!doctype html><html lang="ja"><body>${script}</body></html>`],
    ["of a page with nothing but a script", script],
    ["of a page with a script before the head", `<!doctype html>${script}<head></head>`],
    ["of a page with a script before all", `${script}<!doctype html><html><head></head></html>`],
    ["behind a head in a comment", `<!doctype html><!-- <head> --><html><head>${script}</head>`],
    [
      "behind a head in an attribute",
      `<!doctype html><html data-a="<head>"><head>${script}</head>`,
    ],
    ["behind a head in a doctype", `<!doctype html "<head>"><html><head>${script}</head></html>`],
    ["of a page whose header comes first", `<html><header>a</header>${script}</html>`],
    ["of a page with a head in its title", `<title><head></title>${script}`],
    ["of a page that ends a comment oddly", `<!--><head><!-- -->${script}<head>`],
    ["of a page in quirks", `<HTML><HEAD\n class="a>b">${script}</HEAD>`],
  ])("%s", (_, page) => {
    const names = namesIn(parse(addPolicy(withHeadFirst(page), "safe")));
    expect(names.slice(0, 3)).toEqual(["html", "head", "POLICY"]);
    expect(names.filter((name) => name === "head")).toHaveLength(1);
  });

  test("and the attributes of the page stand", () => {
    const [, html] = parse(
      addPolicy(withHeadFirst('<!doctype html><html lang="ja">a'), "safe"),
    ).childNodes;
    expect(html).toMatchObject({ tagName: "html", attrs: [{ name: "lang", value: "ja" }] });
  });

  test("and nothing is changed where it would be first anyway", () => {
    const page = '<!doctype html>\n<html lang="ja">\n<head>\n<title>a</title></head><body></body>';
    expect(withHeadFirst(page)).toBe(page);
  });
});
