import { describe, expect, test } from "vitest";

import { keepAttributes, sanitise } from "../../../src/core/render/clean-html.ts";
import { blockPayloads, fillPayload, payloads } from "../../support/payloads.ts";

/** Elements that only mark words, by the HTML standard's section on text-level semantics. */
const marking = (
  "abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup " +
  "time u var wbr"
).split(" ");

/** Elements that run, load, embed, restyle, send or shadow something, or end the paragraph they stand in. */
const others = (
  "a area article audio base body button canvas details dialog div embed fieldset form frame frameset h1 head " +
  "html iframe img input label link map marquee math meta noscript object option p param picture portal pre " +
  "script section select slot source style summary svg table td template textarea title track video xmp"
).split(" ");

/** Attributes that run, load, restyle, send, name or shadow something. */
const refused = (
  "onclick onerror onload onmouseover onfocus onanimationstart ontoggle onbeforetoggle onpointerrawupdate " +
  "id name class style href src srcset action formaction ping target data background poster cite is slot part " +
  "tabindex autofocus contenteditable hidden popover popovertarget draggable accesskey itemid role aria-label " +
  "data-flow data-footnote data-mermaid data-html data-line nonce xmlns xlink:href"
).split(" ");

describe("cleaned HTML in a line of text", () => {
  test.each(marking)("keeps <%s>", (name) => {
    expect(sanitise(`<${name}>`)).toMatch(new RegExp(`^<${name}(?: /)?>`));
  });

  test.each(others)("has no <%s>", (name) => {
    expect(sanitise(`<${name}>word</${name}>`)).not.toContain("<");
  });

  test.each(refused)("has no attribute %s", (name) => {
    for (const tag of marking) {
      expect(sanitise(`<${tag} ${name}="x">`)).toBe(sanitise(`<${tag}>`));
    }
  });

  test.each(["lang", "dir", "title"])("keeps the attribute %s, escaped", (name) => {
    expect(sanitise(`<b ${name}="a&quot;&lt;b">w</b>`)).toBe(`<b ${name}="a&quot;&lt;b">w</b>`);
  });

  test.each([...payloads, ...blockPayloads].map(([text]) => text))(
    "leaves nothing of %s",
    (text) => {
      const html = sanitise(fillPayload(text, "http://127.0.0.1:9/"));
      const tags = html.match(/<[^>]*>/g) ?? [];
      for (const tag of tags) {
        // A value in quotes is words alone, whatever it says.
        expect(tag.replaceAll(/"[^"]*"/g, '""')).toMatch(
          /^<\/?[a-z]+(?: (?:lang|dir|title)="")*(?: \/)?>$/,
        );
      }
    },
  );
});

describe("trusted HTML in a line of text", () => {
  test("keeps attributes, and the element that a page gave a name of its own", () => {
    expect(keepAttributes('<b id="x" onclick="go()" style="top:0">w</b>')).toBe(
      '<b id="x" onclick="go()" style="top:0">w</b>',
    );
    expect(keepAttributes('<my-part data-a="1">w</my-part>')).toBe(
      '<my-part data-a="1">w</my-part>',
    );
  });

  test.each(["div", "p", "table", "h1", "section"])(
    "has no <%s>, which would end its paragraph",
    (name) => {
      expect(keepAttributes(`<${name}>w</${name}>`)).toBe("w");
    },
  );
});
