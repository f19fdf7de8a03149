import { describe, expect, test } from "vitest";

import { readChapter } from "../../../src/core/markdown/read-chapter.ts";
import { outline, read } from "./chapter-facts.ts";

describe("what looks like HTML and names no element is words", () => {
  test.each([
    ["a List<String> and Vec<u8>", "p: a List<String> and Vec<u8>"],
    ["ssh <your-name>@host", "p: ssh <your-name>@host"],
    ["cd <path> and <text>", "p: cd <path> and <text>"],
    ["<T>\nis a *type*", "p: <T> is a emphasis(type)"],
    ["## The <T> of it", "h2: The <T> of it"],
    ["- a <name>\n- <T>x</T>", "ul[p: a <name>; p: <T>x</T>]"],
    ["| A<T> |\n|---|\n| Map<K, V> |", "A<T> / Map<K, V>"],
    ["<div>List<String> of <T></div>", "p: List<String> of <T>"],
    ["**<T>** and [<T>](u)", "p: strong(<T>) and link(u: <T>)"],
    ['![<T>](a.png "the <T>")', 'figure: img(a.png "<T>") = the <T>'],
    ["a <b>bold</b> <kbd>K</kbd>", "p: a <b>bold</b> <kbd>K</kbd>"],
  ])("%j", (text, block) => {
    expect(outline(text)).toEqual([block]);
    expect(read(text).diagnostics).toEqual([]);
  });

  test("in time that grows with the text", () => {
    const start = performance.now();
    read("<a-b>\n\n".repeat(20_000) + "<x-y> ".repeat(20_000));
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("an element that is not shown leaves a trace and is told", () => {
  const toldIn = (text: string) =>
    read(text).diagnostics.map(
      ({ line, severity, code, message }) => `${line} ${severity} ${code} ${message}`,
    );

  test.each([
    [
      'a\n\n<iframe src="https://x.org/a" title="Demo"></iframe>',
      'figure: link(https://x.org/a: img( "Demo"))',
      '3 warning left-out <iframe> of "https://x.org/a" is not shown; a link to it stands in its place.',
    ],
    [
      '<video src="m.mp4" poster="p.png"></video>',
      'figure: link(m.mp4: img(p.png ""))',
      '1 warning left-out <video> of "m.mp4" is not shown; a link to it stands in its place.',
    ],
    [
      '<video controls>\n<source src="m.mp4">\nno video\n</video>',
      'p: no video + figure: link(m.mp4: img( "m.mp4"))',
      '1 warning left-out <video> of "m.mp4" is not shown; a link to it stands in its place.',
    ],
    [
      '<audio src="a.mp3"></audio>',
      'figure: link(a.mp3: img( "a.mp3"))',
      '1 warning left-out <audio> of "a.mp3" is not shown; a link to it stands in its place.',
    ],
    [
      '<object data="a.pdf">A PDF</object>',
      'p: A PDF + figure: link(a.pdf: img( "a.pdf"))',
      '1 warning left-out <object> of "a.pdf" is not shown; a link to it stands in its place.',
    ],
    [
      '<embed src="a.svg">',
      'figure: link(a.svg: img( "a.svg"))',
      '1 warning left-out <embed> of "a.svg" is not shown; a link to it stands in its place.',
    ],
    [
      "<svg><title>Plan</title><text>no</text></svg>",
      'figure: img( "Plan")',
      "1 warning left-out <svg> is not shown; where it stands by itself, a frame stands in its place.",
    ],
    [
      "words <svg><path d='M0 0'/></svg> more",
      "p: words more",
      "1 warning left-out <svg> is not shown; where it stands by itself, a frame stands in its place.",
    ],
    [
      "<form><p>Name</p><button>Send</button></form>",
      "p: Name + p: <button>Send</button>",
      "1 warning left-out <form> is left out; the words in it stay.",
    ],
    ["a\n\n<style>p{}</style>", "", "3 info left-out <style> is left out."],
    ["<script>x()</script>", "", "1 warning left-out <script> is left out."],
    [
      "<my-thing>w</my-thing> <my-thing>v</my-thing>",
      "p: <my-thing>w</my-thing> <my-thing>v</my-thing>",
      "1 warning left-out The tags <my-thing> name no element of HTML; they are left out, and the words in them stay.",
    ],
    [
      "<Tabs>\n\nw\n\n</Tabs>",
      "p: w",
      "1 warning left-out The tags <Tabs> name no element of HTML; they are left out, and the words in them stay.",
    ],
    [
      '> - a\n>   <iframe src="u"></iframe>',
      'quote[ul[p: a, figure: link(u: img( "u"))]]',
      '2 warning left-out <iframe> of "u" is not shown; a link to it stands in its place.',
    ],
    [
      '| A |\n|---|\n| <iframe src="u"></iframe> |',
      'A / link(u: img( "u"))',
      '3 warning left-out <iframe> of "u" is not shown; a link to it stands in its place.',
    ],
  ])("%s", (text, blocks, told) => {
    const shown = outline(text).filter((line) => line !== "p: a");
    expect(shown.toSorted().join(" + ")).toBe(blocks.split(" + ").toSorted().join(" + "));
    expect(toldIn(text)).toEqual([told]);
  });

  test("and where the user trusts HTML nothing is told, for it runs", () => {
    const text = '<iframe src="https://x.org"></iframe>\n\n<svg></svg>\n\nList<String>';
    const source = { path: "a.md", text, encoding: "utf-8", damage: null } as const;
    const { chapter, diagnostics } = readChapter(source, "a", { isTrusted: true });
    expect(diagnostics).toEqual([]);
    expect(chapter.intro.map(({ type }) => type)).toEqual(["raw-html", "raw-html", "paragraph"]);
  });
});
