import { expect, test } from "vitest";

import { readInstructions } from "../../../src/core/markdown/read-instruction.ts";

test.each([
  ["<!-- slide: skip -->", [{ name: "skip", through: null }]],
  ["<!-- slide: break -->", [{ name: "break" }]],
  ["<!--slide:layout=keys-->", [{ name: "layout", value: "keys" }]],
  ['<!-- slide: class="a b-c" -->', [{ name: "class", value: "a b-c" }]],
  ["<!-- slide: background=#1a2b3c -->", [{ name: "background", value: "#1a2b3c" }]],
  ["<!-- slide: background=teal -->", [{ name: "background", value: "teal" }]],
  ['<!-- slide: background="rgb(1, 2, 3)" -->', [{ name: "background", value: "rgb(1, 2, 3)" }]],
  ["<!-- slide: prose=notes -->", [{ name: "prose", value: "notes" }]],
  ["<!-- slide: prose=key -->", [{ name: "prose", value: "key" }]],
  ["<!-- slide: prose=full -->", [{ name: "prose", value: "full" }]],
  ["<!-- slide: notes: Say this. -->", [{ name: "notes", value: "Say this." }]],
  ["<!-- slide: break class=a -->", [{ name: "break" }, { name: "class", value: "a" }]],
  ["<!-- slides: skip -->", []],
])("%s is read", (html, wanted) => {
  expect(readInstructions(html)).toEqual(wanted);
});

test.each([
  'class="a;b"',
  "class=a>b",
  "background=url(x)",
  "background=red;top:0",
  'background="rgb(1;2)"',
  "prose=all",
  "layout=a/b",
  "colour=red",
])("%s is unknown: attributes hold nothing but classes and colours", (words) => {
  expect(readInstructions(`<!-- slide: ${words} -->`).map(({ name }) => name)).toEqual(["unknown"]);
});
