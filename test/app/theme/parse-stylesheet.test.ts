import { expect, test } from "vitest";

import { parseStylesheet } from "../../../src/app/theme/parse-stylesheet.ts";

/** Each address as `line href`, or the fault as `line message`. */
function addressesOf(css: string): string[] | string {
  const parsed = parseStylesheet(css);
  return "message" in parsed
    ? `${parsed.line} ${parsed.message}`
    : parsed.addresses.map(({ line, href }) => `${line} ${href}`);
}

test.each([
  ["url() without marks", "a { b: url( x.png ) }", "1 x.png"],
  ["url() with marks", "a { b: url( 'x.png' ) }", "1 x.png"],
  ["URL() in capitals", "a { b: URL(x.png) }", "1 x.png"],
  ["an escape in its name", "a {\n b: \\75 rl(x.png) }", "2 x.png"],
  ["an escape in the address", "a { b: url(x\\2e png) }", "1 x.png"],
  ["a comment before the mark", 'a { b: image-set(/* " */"x.png" 1x) }', "1 x.png"],
  ["image-set()", 'a { b: image-set("x.png" 1x) }', "1 x.png"],
  ["-webkit-image-set()", 'a { b: -webkit-image-set("x.png" 1x) }', "1 x.png"],
  ["image-set() in escapes", 'a { b: \\69mage-set("x.png" 1x) }', "1 x.png"],
  ["src()", 'a { b: src("x.png") }', "1 x.png"],
  ["a function that nobody knows", 'a { b: fetch-it("x.png") }', "1 x.png"],
  ["a custom property", "a {\n\n --x: url(x.png) }", "3 x.png"],
  ["a registered property", '@property --x { initial-value: url("x.png") }', "1 x.png"],
  ["a font's src", "@font-face { src: url(x.woff2) format('woff2') }", "1 x.woff2"],
  ["an at-rule that nobody knows", "@later url(x.png);", "1 x.png"],
  ["a selector", "a:is(url(x.png)) { b: c }", "1 x.png"],
  ["a line end in the address", 'a { b: url("fi\\\nle:///x.png") }', "1 file:///x.png"],
  ["a tab in the address", 'a { b: url("fi\\9 le:///x.png") }', "1 file:///x.png"],
  ["white space before the address", 'a { b: url("\\20 \\1 x.png") }', "1 x.png"],
  ["old line ends", "a {\r\n\r\n b: url(x.png) }", "3 x.png"],
])("an address in %s is found, with its line", (_, css, found) => {
  expect(addressesOf(css)).toEqual([found]);
});

test.each([
  ["content", 'a::before { content: "x.png" attr(title, "y.png") counters(a, ".") }'],
  ["names of fonts and types", '@font-face { font-family: "A b"; src: local("A") }'],
  ["custom properties", 'a { --x: "x.png"; --y: var(--x, "y.png") }'],
  ["selectors", 'a:not([href^="x.png"]):lang("ja") { b: c }'],
  ["areas, quotation marks and paths", 'a { b: "x y" "y z"; quotes: "«" "»"; c: path("M0 0") }'],
  ["comments", '/* url(x.png) image-set("y.png") */'],
])("strings of %s are none", (_, css) => {
  expect(addressesOf(css)).toEqual([]);
});

test.each([
  [
    "var() in image-set()",
    "a {\n b: image-set(var(--x) 1x) }",
    '2 What is loaded is not known, since "var()"',
  ],
  ["attr() in src()", "a { b: src(attr(title)) }", '1 What is loaded is not known, since "attr()"'],
  ["var() in url()", "a { b: url(var(--x)) }", "1 A string, an address"],
  ["a space in url()", "a { b: \\75rl(x y) }", "1 An address or a string"],
  ["an open string", 'a { b: "x\n" }', "1 A string, an address"],
  ["an open comment", "a {}\n/* x", "2 A string, an address"],
  ["an open function at the end", "a { }\n@later image-set(", "2 A bracket is not closed."],
  ["a bracket too many", "a { }\n}", "2 A bracket is closed that was not opened."],
  ["brackets crossed", "a { b: (} ) }", "1 A bracket is closed that was not opened."],
])("%s is a fault at its line", (_, css, fault) => {
  expect(addressesOf(css)).toContain(fault);
});

test.each([
  ['@import "hall";', ["hall"]],
  ['@\\69mport/**/"hall";', ["hall"]],
  ['a { @IMPORT "hall"; }', ["hall"]],
  ['@import url("hall");', [null]],
  ['@import "hall" layer(a);', [null]],
  ['@import "hall"', [null]],
])("the import in %s is found", (css, names) => {
  const parsed = parseStylesheet(css);
  expect("imports" in parsed && parsed.imports.map(({ name }) => name)).toEqual(names);
});

test("a stylesheet of a hundred thousand brackets or imports takes no long time", () => {
  for (const part of ["(", "a(", '@import "x" ', "url(x)"]) {
    const started = performance.now();
    parseStylesheet(part.repeat(100_000));
    expect(performance.now() - started, part).toBeLessThan(10_000);
  }
});
