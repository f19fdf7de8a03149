import { expect, test } from "vitest";

import { renderQrText } from "../../../../src/core/render/handouts/qr-text.ts";
import { scanText } from "../../../support/scan-text.ts";

test.each([
  "http://10.0.0.7:80/@pair#abcdefghijklmnopqrstuv",
  "http://192.168.100.200:65535/@pair#AbC-_efghijklmnopqrst",
  "http://[2001:db8:85a3:8d3:1319:8a2e:370:7348]:5173/@pair#AbC-_efghijklmnopqrst",
])("%s is read from a terminal, in at most 24 lines", (address) => {
  const text = renderQrText(address);
  expect(scanText(text)).toBe(address);
  expect(text.split("\n").length).toBeLessThanOrEqual(24);
});
