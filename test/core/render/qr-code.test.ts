import jsQR from "jsqr";
import { expect, test } from "vitest";

import { en } from "../../../src/core/locales/en.ts";
import { renderQrCode, renderQrText } from "../../../src/core/render/qr-code.ts";
import { scanText } from "../../support/scan-text.ts";
import { useBrowser } from "../../support/use-browser.ts";

const open = useBrowser();

/** Draws an SVG in the browser, so many px wide, on a ground of any colour, and reads the code. */
async function scan(svg: string, ground: string): Promise<string | null> {
  const { page } = await open("about:blank");
  const drawn = await page.evaluate(
    async (source, colour) => {
      const widthPx = 160;
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
      await image.decode();
      const canvas = new OffscreenCanvas(widthPx, widthPx);
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("There is no canvas.");
      context.fillStyle = colour;
      context.fillRect(0, 0, widthPx, widthPx);
      const codePx = 104;
      context.drawImage(image, 28, 28, codePx, codePx);
      return Array.from(context.getImageData(0, 0, widthPx, widthPx).data);
    },
    svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg" width="104" height="104"'),
    ground,
  );
  await page.close();
  return jsQR(Uint8ClampedArray.from(drawn), 160, 160)?.data ?? null;
}

test.each([
  ["https://example.org/", "white"],
  ["https://example.org/lectures/2026/soil/?part=3&lang=ja#cover", "#1d3a70"],
  ["https://example.org/%E5%9C%9F/", "black"],
])("%s is read from its code as small as on a cover, on %s", async (address, ground) => {
  expect(await scan(renderQrCode(address, en.labels), ground)).toBe(address);
});

test("the code has a name, escaped", () => {
  const svg = renderQrCode('https://example.org/?a="1"&b=2', en.labels);
  expect(svg).toContain('aria-label="QR code: https://example.org/?a=&quot;1&quot;&amp;b=2"');
});

test.each([
  "http://10.0.0.7:80/@pair#abcdefghijklmnopqrstuv",
  "http://192.168.100.200:65535/@pair#AbC-_efghijklmnopqrst",
  "http://[2001:db8:85a3:8d3:1319:8a2e:370:7348]:5173/@pair#AbC-_efghijklmnopqrst",
])("%s is read from a terminal, in at most 24 lines", (address) => {
  const text = renderQrText(address);
  expect(scanText(text)).toBe(address);
  expect(text.split("\n").length).toBeLessThanOrEqual(24);
});
