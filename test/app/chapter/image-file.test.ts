import { expect, test } from "vitest";

import { pixelsInside, pixelsOf, sizeOf } from "../../../src/app/chapter/image-file.ts";
import { svg } from "../../support/temp-folder.ts";

test("an image has as many pixels as its width times its height, none where it says no size", () => {
  expect(sizeOf(new TextEncoder().encode(svg))).toEqual({ widthPx: 40, heightPx: 20 });
  expect(pixelsOf({ widthPx: 40, heightPx: 20 })).toBe(800);
  expect(pixelsOf({ widthPx: null, heightPx: 20 })).toBe(0);
  expect(sizeOf(new Uint8Array([1, 2, 3]))).toEqual({ widthPx: null, heightPx: null });
});

test("the pictures inside a picture count together; one that cannot be measured is refused", async () => {
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  expect(await pixelsInside([])).toBe(0);
  expect(await pixelsInside([address, address])).toBe(1600);
  expect(await pixelsInside([address, "data:image/png;base64,AAAA"])).toBeNull();
});
