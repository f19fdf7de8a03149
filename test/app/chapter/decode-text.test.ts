import Encoding from "encoding-japanese";
import { describe, expect, test } from "vitest";

import { decodeText } from "../../../src/app/chapter/decode-text.ts";

const japanese = "# 第1章 仮想化\n\nこれは、ﾊﾝｶｸも混じる日本語の文章です。\n";
const english = "# Soil\n\nThe soil carries its load.\n";

const bytesOf = (text: string, to: "SJIS" | "EUCJP" | "JIS"): Uint8Array =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { from: "UNICODE", to }));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16le = (text: string) => Uint8Array.from(Buffer.from(text, "utf16le"));
const utf16be = (text: string) => Uint8Array.from(Buffer.from(text, "utf16le").swap16());
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

describe("a text is read whole", () => {
  test.each([
    ["in UTF-8", utf8(japanese), "utf-8"],
    ["in UTF-8 with a byte order mark", utf8(`\uFEFF${japanese}`), "utf-8"],
    ["in UTF-16 LE with a byte order mark", utf16le(`\uFEFF${japanese}`), "utf-16le"],
    ["in UTF-16 BE with a byte order mark", utf16be(`\uFEFF${japanese}`), "utf-16be"],
    ["in UTF-16 LE without one", utf16le(japanese), "utf-16le"],
    ["in UTF-16 BE without one", utf16be(japanese), "utf-16be"],
    ["in Shift_JIS", bytesOf(japanese, "SJIS"), "shift_jis"],
    ["in EUC-JP", bytesOf(japanese, "EUCJP"), "euc-jp"],
  ])("%s", async (_, bytes, encoding) => {
    expect(await decodeText(bytes)).toEqual({ text: japanese, encoding, damage: null });
  });

  test("in ISO-2022-JP", async () => {
    const text = "# 第1章\n\n日本語です。\n";
    expect(await decodeText(bytesOf(text, "JIS"))).toEqual({
      text,
      encoding: "iso-2022-jp",
      damage: null,
    });
  });

  test.each([
    ["LE", utf16le(english), "utf-16le"],
    ["BE", utf16be(english), "utf-16be"],
  ])("in UTF-16 %s where all is English", async (_, bytes, encoding) => {
    expect(await decodeText(bytes)).toEqual({ text: english, encoding, damage: null });
  });

  test("where there is nothing", async () => {
    expect(await decodeText(new Uint8Array())).toEqual({
      text: "",
      encoding: "utf-8",
      damage: null,
    });
  });
});

describe("line ends and NUL", () => {
  test("of every kind become line feeds", async () => {
    expect((await decodeText(utf8("a\r\nb\rc\n\r\n\rd"))).text).toBe("a\nb\nc\n\n\nd");
    expect((await decodeText(utf16le("\uFEFFa\r\nb\rc"))).text).toBe("a\nb\nc");
  });

  test("in UTF-8 become U+FFFD and are no damage", async () => {
    expect(await decodeText(utf8("日本\0語\0"))).toEqual({
      text: "日本\uFFFD語\uFFFD",
      encoding: "utf-8",
      damage: null,
    });
    expect((await decodeText(utf8("a\0\0\0b c d e f g h i j k"))).encoding).toBe("utf-8");
  });
});

describe("what cannot be decoded", () => {
  test("is read as UTF-8, with the place of the first replacement", async () => {
    const bytes = Uint8Array.from([
      ...utf8("# あ\uFFFD\r\nい\r"),
      ...utf8("ab日"),
      0xff,
      ...utf8("c\n"),
      0xfe,
    ]);
    expect(await decodeText(bytes)).toEqual({
      text: "# あ\uFFFD\nい\nab日\uFFFDc\n\uFFFD",
      encoding: "utf-8",
      damage: { line: 3, column: 4 },
    });
  });

  test("is also a character cut off at the end of the file", async () => {
    expect(await decodeText(utf8("a\n日本語").slice(0, -1))).toEqual({
      text: "a\n日本\uFFFD",
      encoding: "utf-8",
      damage: { line: 2, column: 3 },
    });
  });

  test("in UTF-16 is half a pair", async () => {
    const bytes = Uint8Array.from([...utf16le("\uFEFFa\n"), 0x00, 0xd8, ...utf16le("b")]);
    expect(await decodeText(bytes)).toEqual({
      text: "a\n\uFFFDb",
      encoding: "utf-16le",
      damage: { line: 2, column: 1 },
    });
  });

  test("in Shift_JIS is a code without a character", async () => {
    const bytes = Uint8Array.from([...bytesOf("日本語\nの", "SJIS"), 0x85, 0xe0, 0x0a]);
    expect(await decodeText(bytes)).toEqual({
      text: "日本語\nの\uFFFD\n",
      encoding: "shift_jis",
      damage: { line: 2, column: 2 },
    });
  });

  test.each(["Dépôt légal", "schön größer", "naïve\n", "Ä Ö Ü ß", "été"])(
    "is not taken for Japanese: %s in Latin-1",
    async (text) => {
      const decoded = await decodeText(latin1(text));
      expect(decoded.encoding).toBe("utf-8");
      expect(decoded.damage).not.toBeNull();
    },
  );
});
