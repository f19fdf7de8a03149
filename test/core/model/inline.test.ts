import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  sliceInlines,
  toPlainText,
  trimInlines,
  walkInlines,
  type Inline,
} from "../../../src/core/model/inline.ts";

const text = (value: string): Inline => ({ type: "text", value });
const code = (value: string): Inline => ({ type: "code", value });
const lineBreak: Inline = { type: "break" };
const strong = (...children: Inline[]): Inline => ({ type: "strong", children });
const html = (...children: Inline[]): Inline => ({
  type: "html",
  open: "<u>",
  children,
  close: "</u>",
});
const image = (alt: string): Inline => ({
  type: "image",
  src: "a.png",
  alt,
  title: null,
  widthPx: null,
});

const leaf = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", " ", "日") }).map(text),
  fc.string({ minLength: 1 }).map(code),
  fc.constant(lineBreak),
  fc.constantFrom("", "alt").map(image),
);
const inlines = fc.array(
  fc.oneof(
    leaf,
    fc.array(leaf).map((all) => strong(...all)),
  ),
);

describe("toPlainText", () => {
  test("is the words without marks and tags, with a line end for a break and alt for an image", () => {
    const all = [text("a"), strong(code("b"), html(text("c"))), lineBreak, image("d")];
    expect(toPlainText(all)).toBe("abc\nd");
  });
});

describe("sliceInlines", () => {
  test("keeps the marks around a part", () => {
    expect(sliceInlines([text("ab"), strong(text("cd"), html(code("ef")))], 1, 5)).toEqual([
      text("b"),
      strong(text("cd"), html(code("e"))),
    ]);
  });

  test("keeps what has no characters where it touches the part, also at its ends", () => {
    const all = [text("ab"), image(""), text("cd"), image("")];
    expect(sliceInlines(all, 0, 2)).toEqual([text("ab"), image("")]);
    expect(sliceInlines(all, 2, 4)).toEqual([image(""), text("cd"), image("")]);
    expect(sliceInlines(all, 3, 4)).toEqual([text("d"), image("")]);
  });

  test("keeps a break or an image with words whole or not at all", () => {
    const all = [text("a"), lineBreak, image("alt"), text("b")];
    expect(sliceInlines(all, 1, 3)).toEqual([lineBreak, image("alt")]);
    expect(sliceInlines(all, 5, 6)).toEqual([text("b")]);
  });

  test("cut in two at any place holds all words once, in order", () => {
    const words = inlines.map((all) => all.filter((inline) => inline.type !== "image"));
    fc.assert(
      fc.property(words, fc.nat(), (all, at) => {
        const whole = toPlainText(all);
        fc.pre(!JSON.stringify(all).includes('"image"'));
        const cut = Math.min(at, whole.length);
        expect(toPlainText(sliceInlines(all, 0, cut))).toBe(whole.slice(0, cut));
        expect(toPlainText(sliceInlines(all, cut, whole.length))).toBe(whole.slice(cut));
      }),
    );
  });
});

describe("trimInlines", () => {
  test("takes white space and breaks off both ends, also within marks", () => {
    const all = [text(" "), lineBreak, strong(text(" a "), text("b")), text(" \u3000"), lineBreak];
    expect(trimInlines(all)).toEqual([strong(text("a "), text("b"))]);
  });

  test("leaves the spaces and breaks in between", () => {
    const all = [text(" "), strong(text("a")), text(" "), strong(text("b")), lineBreak, text("c")];
    expect(trimInlines(all)).toEqual(all.slice(1));
  });

  test("of nothing but white space is empty, but an image stays", () => {
    expect(trimInlines([text("  "), lineBreak])).toEqual([]);
    expect(trimInlines([text(" "), image(""), text(" ")])).toEqual([image("")]);
    const linked: Inline = { type: "link", href: "u", title: null, children: [image("")] };
    expect(trimInlines([text(" "), linked])).toEqual([linked]);
  });

  test("keeps images that stand before or after what is cut off", () => {
    expect(trimInlines([image(""), lineBreak, text("a"), lineBreak, image("")])).toEqual([
      image(""),
      text("a"),
      image(""),
    ]);
  });

  test("leaves a footnote's mark and an image beyond the white space", () => {
    const mark: Inline = { type: "footnote", label: "a", number: 1 };
    expect(trimInlines([text("word "), mark])).toEqual([text("word"), mark]);
    expect(trimInlines([image(""), text(" word")])).toEqual([image(""), text("word")]);
    expect(trimInlines([text(" "), strong(mark), text(" ")])).toEqual([strong(mark)]);
  });

  test("has the words trimmed, for any inlines, and nothing more to trim", () => {
    fc.assert(
      fc.property(inlines, (all) => {
        fc.pre(!JSON.stringify(all).includes('"alt":"alt"'));
        const trimmed = trimInlines(all);
        expect(toPlainText(trimmed)).toBe(toPlainText(all).trim());
        expect(trimInlines(trimmed)).toEqual(trimmed);
      }),
    );
  });
});

test("walkInlines visits every inline once, outer ones first", () => {
  const seen: string[] = [];
  walkInlines([text("a"), strong(code("b"), html(text("c"))), lineBreak], ({ type }) =>
    seen.push(type),
  );
  expect(seen).toEqual(["text", "strong", "code", "html", "text", "break"]);
});
